import * as z from 'zod';
import { emailSchema } from '@/server/auth/email-schema';
import { mailPerClient } from '@/server/auth/mail-limits';
import { requestReset } from '@/server/auth/request-link';
import { door } from '@/server/door';

/** `POST /api/v1/reset` (docs/http-api.md): the same answer for every address. */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ email: emailSchema }),
  limits: [{ limit: mailPerClient, by: ({ client }) => client }],
  run: async ({ db, now }, { email }) => {
    await requestReset(db, { email, now });
    return { status: 202, json: {} };
  },
});
