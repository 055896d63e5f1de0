import * as z from 'zod';
import { browserHashOf } from '@/server/auth/browser-cookie';
import { secretSchema } from '@/server/auth/email-schema';
import { linkExpired, linkPerClient } from '@/server/auth/replies';
import { startSession } from '@/server/auth/session';
import { takeSignInLink } from '@/server/auth/use-link';
import { door } from '@/server/door';

/** `POST /api/v1/sign-in/link/use` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ token: secretSchema, isConfirmed: z.boolean().default(false) }),
  limits: [{ limit: linkPerClient, by: ({ client }) => client }],
  run: async ({ db, now, userAgent, cookieHeader }, { token, isConfirmed }) => {
    const given = { secret: token, browserHash: browserHashOf(cookieHeader), isConfirmed, now };
    const used = await takeSignInLink(db, given, (tx, userId) =>
      startSession(tx, { userId, method: 'email', userAgent }, now, cookieHeader),
    );
    if (used.ok) return { json: { returnTo: used.value.returnTo }, cookies: used.value.opened };
    return used.code === 'link_expired'
      ? linkExpired
      : {
          status: 409,
          code: used.code,
          title: 'Another browser asked for this link. Confirm that you want to use it here.',
        };
  },
});
