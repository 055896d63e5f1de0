import * as z from 'zod';
import { browserHashOf } from '@/server/auth/browser-cookie';
import { secretSchema } from '@/server/auth/email-schema';
import { linkExpired, linkPerClient, passwordReply } from '@/server/auth/replies';
import { startSession } from '@/server/auth/session';
import { verifyEmail } from '@/server/auth/use-link';
import { door } from '@/server/door';

/** `POST /api/v1/verify` (docs/http-api.md): confirms an address and signs in. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ token: secretSchema, password: z.string().max(1000).nullable().default(null) }),
  limits: [{ limit: linkPerClient, by: ({ client }) => client }],
  run: async ({ db, now, userAgent, cookieHeader }, { token, password }) => {
    const given = { secret: token, browserHash: browserHashOf(cookieHeader), password: password || null, now };
    const verified = await verifyEmail(db, given, (tx, userId) =>
      startSession(tx, { userId, method: 'password', userAgent }, now, cookieHeader),
    );
    if (verified.ok) return { json: {}, cookies: verified.value };
    if (verified.code === 'link_expired') return linkExpired;
    if (verified.code === 'wrong_credentials') return passwordReply(verified.code);
    return { status: 409, code: verified.code, title: 'Write the password that you signed up with' };
  },
});
