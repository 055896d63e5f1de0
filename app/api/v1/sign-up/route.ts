import * as z from 'zod';
import { browserCookie } from '@/server/auth/browser-cookie';
import { emailSchema, passwordSchema } from '@/server/auth/email-schema';
import { mailPerClient } from '@/server/auth/mail-limits';
import { signUp } from '@/server/auth/password-deeds';
import { passwordReply } from '@/server/auth/replies';
import { door } from '@/server/door';

/** `POST /api/v1/sign-up` (docs/http-api.md): the same answer whether the address is known or not. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ email: emailSchema, password: passwordSchema }),
  limits: [{ limit: mailPerClient, by: ({ client }) => client }],
  run: async ({ db, now, cookieHeader }, { email, password }) => {
    const { hash, cookies } = browserCookie(cookieHeader);
    const asked = await signUp(db, { email, password, browserHash: hash, now });
    return asked.ok ? { status: 202, json: {}, cookies } : passwordReply(asked.code);
  },
});
