import * as z from 'zod';
import { noteAuthenticated } from '@/server/auth/own-passkeys';
import { ceremonyEnded, finishAssertion } from '@/server/auth/passkey-ceremony';
import { assertionSchema } from '@/server/auth/passkey-schema';
import { door } from '@/server/door';

const perAccount = { name: 'passkey-again', points: 60, seconds: 3600 };

/** `POST /api/v1/sign-in/passkey/again` (docs/http-api.md): shows once more who is at this session. */
export const POST = door({
  who: 'learner',
  maxBytes: 64 * 1024,
  body: z.strictObject({ response: assertionSchema }),
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session, now, cookieHeader }, { response }) => {
    const { userId, sessionId } = session;
    const cookies = [ceremonyEnded()];
    const proved = await finishAssertion(db, { response, userId, ceremonyCookies: cookieHeader, now });
    if (proved === null)
      return { status: 401, code: 'passkey_refused', title: 'This is no passkey of this account', cookies };
    await noteAuthenticated(db, { userId, sessionId, now });
    return { json: {}, cookies };
  },
});
