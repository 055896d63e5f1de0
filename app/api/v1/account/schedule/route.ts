import { scheduleChoiceSchema } from '@/domain/scheduling/schedule-choice';
import { chooseSchedule } from '@/server/account/choose-schedule';
import { loadSchedule, scheduleView } from '@/server/account/load-schedule';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';

/** `GET /api/v1/account/schedule` (docs/http-api.md). */
export const GET = door({
  who: 'learner',
  run: async ({ db, session: { userId } }) => ({ json: await loadSchedule(db, { userId }) }),
});

/** `PUT /api/v1/account/schedule` (docs/http-api.md). */
export const PUT = door({
  who: 'learner',
  body: scheduleChoiceSchema,
  limits: [accountWrites],
  run: async ({ db, session: { userId }, now }, choice) => {
    return { json: scheduleView(await chooseSchedule(db, { userId, choice, now })) };
  },
});
