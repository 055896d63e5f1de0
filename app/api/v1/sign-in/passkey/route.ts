import * as z from 'zod';
import { ceremonyEnded, finishAssertion } from '@/server/auth/passkey-ceremony';
import { assertionSchema } from '@/server/auth/passkey-schema';
import { startSession } from '@/server/auth/session';
import { door } from '@/server/door';

const perClient = { name: 'passkey-sign-in', points: 60, seconds: 3600 };

/** `POST /api/v1/sign-in/passkey` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  maxBytes: 64 * 1024,
  body: z.strictObject({ response: assertionSchema }),
  limits: [{ limit: perClient, by: ({ client }) => client }],
  run: async ({ db, now, cookieHeader, userAgent }, { response }) => {
    const userId = await finishAssertion(db, { response, userId: null, ceremonyCookies: cookieHeader, now });
    if (userId === null)
      return {
        status: 401,
        code: 'passkey_refused',
        title: 'This passkey does not open an account here',
        cookies: [ceremonyEnded()],
      };
    const cookies = await startSession(db, { userId, method: 'passkey', userAgent }, now, cookieHeader);
    return { json: {}, cookies: [...cookies, ceremonyEnded()] };
  },
});
