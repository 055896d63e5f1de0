import * as z from 'zod';
import { passwordSchema, secretSchema } from '@/server/auth/email-schema';
import { linkExpired, linkPerClient, passwordReply } from '@/server/auth/replies';
import { resetPassword } from '@/server/auth/reset-password';
import { startSession } from '@/server/auth/session';
import { door } from '@/server/door';

/** `POST /api/v1/reset/use` (docs/http-api.md): sets the password, ends every session, signs in here. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ token: secretSchema, password: passwordSchema }),
  limits: [{ limit: linkPerClient, by: ({ client }) => client }],
  run: async ({ db, now, userAgent, cookieHeader }, { token, password }) => {
    const set = await resetPassword(db, { secret: token, password, now }, (tx, userId) =>
      startSession(tx, { userId, method: 'password', userAgent }, now, cookieHeader),
    );
    if (set.ok) return { json: {}, cookies: set.value };
    return set.code === 'link_expired' ? linkExpired : passwordReply(set.code);
  },
});
