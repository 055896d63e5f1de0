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
    const found = await checkPassword(db, { email, password, now });
    if (!found.ok) return passwordReply(found.code);
    const { userId } = found.value;
    return { json: {}, cookies: await startSession(db, { userId, method: 'password', userAgent }, now, cookieHeader) };
  },
});
