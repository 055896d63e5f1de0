import * as z from 'zod';
import { longestName } from '@/domain/account/display-name';
import { saveName } from '@/server/account/save-name';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

/** `PATCH /api/v1/account` (docs/http-api.md). */
export const PATCH = door({
  who: 'learner',
  body: z.strictObject({ name: z.string().max(1000) }),
  limits: [accountWrites],
  run: async ({ db, session }, { name }) => {
    const saved = await saveName(db, { userId: session.userId, name });
    if (saved.ok) return { json: { name: saved.value } };
    const says = `Write a name of up to ${longestName} characters that can be seen`;
    return { status: 422, code: 'invalid', title: 'The name does not fit', fields: { name: says } };
  },
});
