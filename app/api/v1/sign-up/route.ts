import * as z from 'zod';
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
  run: async ({ db, now }, { email, password }) => {
    const asked = await signUp(db, { email, password, now });
    return asked.ok ? { status: 202, json: {} } : passwordReply(asked.code);
  },
});
