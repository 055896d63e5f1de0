import { beginAssertion } from '@/server/auth/passkey-ceremony';
import { door } from '@/server/door';

const perClient = { name: 'passkey-options', points: 60, seconds: 3600 };

/** `POST /api/v1/sign-in/passkey/options` (docs/http-api.md): the same for everyone, whoever has a passkey. */
export const POST = door({
  who: 'stranger',
  limits: [{ limit: perClient, by: ({ client }) => client }],
  run: async ({ db, now }) => {
    const { options, cookies } = await beginAssertion(db, { userId: null, now });
    return { json: { options }, cookies };
  },
});
