import * as z from 'zod';
import { startProvider } from '@/server/auth/start-provider';
import { door } from '@/server/door';

const perClient = { name: 'sign-in-provider', points: 30, seconds: 3600 };

/** `POST /api/v1/sign-in/provider` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ provider: z.string().max(32), returnTo: z.string().max(1024).optional() }),
  limits: [{ limit: perClient, by: ({ client }) => client }],
  run: async ({ db, now }, { provider, returnTo }) => {
    const started = await startProvider(db, { provider, returnTo, linkTo: null, now });
    if (started.ok) return { json: { location: started.value.location }, cookies: started.value.cookies };
    return started.code === 'unknown_provider'
      ? { status: 404, code: started.code, title: 'There is no such way to sign in here' }
      : {
          status: 503,
          code: started.code,
          title: 'The provider does not answer. Try again later, or sign in another way.',
        };
  },
});
