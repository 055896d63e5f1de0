import * as z from 'zod';
import { secretSchema } from '@/server/auth/email-schema';
import { linkExpired, linkPerClient } from '@/server/auth/replies';
import { verifyEmail } from '@/server/auth/use-link';
import { door } from '@/server/door';

/** `POST /api/v1/verify` (docs/http-api.md): confirms an address. Signing in is a step of its own. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ token: secretSchema }),
  limits: [{ limit: linkPerClient, by: ({ client }) => client }],
  run: async ({ db, now }, { token }) => {
    const verified = await verifyEmail(db, { secret: token, now });
    return verified.ok ? { json: {} } : linkExpired;
  },
});
