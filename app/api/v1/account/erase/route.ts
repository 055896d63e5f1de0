import * as z from 'zod';
import { eraseAccount } from '@/server/account/erase-account';
import { endedSessionCookies } from '@/server/auth/session';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

/** `POST /api/v1/account/erase` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  authenticatedWithinMinutes: 10,
  body: z.strictObject({ confirm: z.string().max(320) }),
  limits: [accountWrites],
  run: async ({ db, session, now }, { confirm }) => {
    const { userId, email } = session;
    const erased = await eraseAccount(db, { userId, email, confirmation: confirm, now });
    if (erased.ok) return { json: {}, cookies: endedSessionCookies() };
    const fields = { confirm: `Write ${email} to confirm` };
    return { status: 422, code: 'invalid', title: 'That is not the address of this account', fields };
  },
});
