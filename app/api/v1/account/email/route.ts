import * as z from 'zod';
import { requestEmailChange } from '@/server/auth/change-email';
import { emailSchema } from '@/server/auth/email-schema';
import { mailPerClient } from '@/server/auth/mail-limits';
import { door } from '@/server/door';

/** `POST /api/v1/account/email` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  authenticatedWithinMinutes: 10,
  body: z.strictObject({ email: emailSchema }),
  limits: [{ limit: mailPerClient, by: ({ client }) => client }],
  run: async ({ db, session, now }, { email }) => {
    const asked = await requestEmailChange(db, { userId: session.userId, from: session.email, to: email, now });
    if (asked.ok) return { status: 202, json: {} };
    const fields = { email: 'This is the address that the account has' };
    return { status: 422, code: 'invalid', title: 'The address does not fit', fields };
  },
});
