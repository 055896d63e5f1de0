import { beginRegistration } from '@/server/auth/passkey-ceremony';
import { door } from '@/server/door';

const perAccount = { name: 'passkey-add', points: 30, seconds: 3600 };

/** `POST /api/v1/passkeys/options` (docs/http-api.md): what the browser needs to make a passkey. */
export const POST = door({
  who: 'learner',
  authenticatedWithinMinutes: 15,
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session, now }) => {
    const { options, cookies } = await beginRegistration(db, { userId: session.userId, email: session.email, now });
    return { json: { options }, cookies };
  },
});
