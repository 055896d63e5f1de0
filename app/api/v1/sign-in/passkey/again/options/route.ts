import { beginAssertion } from '@/server/auth/passkey-ceremony';
import { door } from '@/server/door';

const perAccount = { name: 'passkey-again', points: 60, seconds: 3600 };

/** `POST /api/v1/sign-in/passkey/again/options` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session, now }) => {
    const { options, cookies } = await beginAssertion(db, { userId: session.userId, now });
    return { json: { options }, cookies };
  },
});
