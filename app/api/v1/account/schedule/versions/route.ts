import * as z from 'zod';
import { bringSchedule } from '@/server/account/bring-schedule';
import { scheduleView } from '@/server/account/load-schedule';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

const mostVersions = 1000;

/** `POST /api/v1/account/schedule/versions` (docs/http-api.md): those of an export, which come before its reviews. */
export const POST = door({
  who: 'learner',
  body: z.strictObject({ versions: z.array(z.unknown()).max(mostVersions) }),
  maxBytes: 1024 * 1024,
  limits: [accountWrites],
  run: async ({ db, session: { userId }, now }, { versions: values }) => {
    const { versions, ...counts } = await bringSchedule(db, { userId, values, now });
    return { json: { ...counts, versions: scheduleView(versions).versions } };
  },
});
