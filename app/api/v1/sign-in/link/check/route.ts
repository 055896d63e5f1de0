import * as z from 'zod';
import { browserHashOf } from '@/server/auth/browser-cookie';
import { secretSchema } from '@/server/auth/email-schema';
import { linkExpired, linkPerClient } from '@/server/auth/replies';
import { describeSignInLink } from '@/server/auth/use-link';
import { door } from '@/server/door';

/** `POST /api/v1/sign-in/link/check` (docs/http-api.md): uses nothing. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ token: secretSchema }),
  limits: [{ limit: linkPerClient, by: ({ client }) => client }],
  run: async ({ db, now, cookieHeader }, { token }) => {
    const found = await describeSignInLink(db, { secret: token, browserHash: browserHashOf(cookieHeader), now });
    return found.ok ? { json: found.value } : linkExpired;
  },
});
