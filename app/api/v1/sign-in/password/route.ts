import * as z from 'zod';
import { emailSchema, passwordSchema } from '@/server/auth/email-schema';
import { checkPassword } from '@/server/auth/password-deeds';
import { passwordPerClient, passwordReply } from '@/server/auth/replies';
import { startSession } from '@/server/auth/session';
import { door } from '@/server/door';

/** `POST /api/v1/sign-in/password` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ email: emailSchema, password: passwordSchema }),
  limits: [{ limit: passwordPerClient, by: ({ client }) => client }],
  run: async ({ db, now, userAgent, cookieHeader }, { email, password }) => {
    const signedIn = await checkPassword(db, { email, password, now }, (tx, userId) =>
      startSession(tx, { userId, method: 'password', userAgent }, now, cookieHeader),
    );
    return signedIn.ok ? { json: {}, cookies: signedIn.value } : passwordReply(signedIn.code);
  },
});
