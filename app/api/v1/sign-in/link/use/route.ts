import * as z from 'zod';
import { secretSchema } from '@/server/auth/email-schema';
import { linkExpired, linkPerClient } from '@/server/auth/replies';
import { startSession } from '@/server/auth/session';
import { takeSignInLink } from '@/server/auth/use-link';
import { door } from '@/server/door';

/** `POST /api/v1/sign-in/link/use` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ token: secretSchema }),
  limits: [{ limit: linkPerClient, by: ({ client }) => client }],
  run: async ({ db, now, userAgent, cookieHeader }, { token }) => {
    const used = await takeSignInLink(db, { secret: token, now }, (tx, userId) =>
      startSession(tx, { userId, method: 'email', userAgent }, now, cookieHeader),
    );
    return used.ok ? { json: { returnTo: used.value.returnTo }, cookies: used.value.opened } : linkExpired;
  },
});
