import * as z from 'zod';
import { startProvider } from '@/server/auth/start-provider';
import { door } from '@/server/door';

const perAccount = { name: 'link-provider', points: 30, seconds: 3600 };

/** `POST /api/v1/providers` (docs/http-api.md): links a provider to the account of this session. */
export const POST = door({
  who: 'learner',
  authenticatedWithinMinutes: 15,
  body: z.strictObject({ provider: z.string().max(32) }),
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, now, session }, { provider }) => {
    if (!session.isEmailVerified)
      return { status: 403, code: 'email_not_verified', title: 'Confirm your email address first' };
    const started = await startProvider(db, { provider, returnTo: '/settings', linkTo: session, now });
    if (started.ok) return { json: { location: started.value.location }, cookies: started.value.cookies };
    return started.code === 'unknown_provider'
      ? { status: 404, code: started.code, title: 'There is no such provider here' }
      : { status: 503, code: started.code, title: 'The provider does not answer. Try again later.' };
  },
});
