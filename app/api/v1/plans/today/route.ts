import * as z from 'zod';
import { dayText } from '@/domain/shared/study-day';
import { content } from '@/server/content/content';
import { door } from '@/server/door';
import { loadPlan, viewOfToday } from '@/server/plan/load-plan';
import { planProblem } from '@/server/plan/plan-problems';

/** A plan takes a second or two; who asks for today's cards has nothing to do without them. */
const waitMs = 4000;
/** Each answer makes a new queue, so it is asked for often; never as often as this. */
const reads = { name: 'plan-today', points: 300, seconds: 600 };

/** `GET /api/v1/plans/today?plan=<id>` (docs/plan.md): today's cards of a plan, the nearest one when none is named. */
export const GET = door({
  who: 'learner',
  query: z.strictObject({ plan: z.uuid().lowercase().optional() }),
  limits: [{ limit: reads, by: ({ session }) => session.userId }],
  run: async ({ db, session: { userId }, now }, { plan: id = null }) => {
    const library = content().library();
    const { shown, clock } = await loadPlan(db, { userId, id, library, now, waitMs });
    if (shown === null && id !== null) return planProblem('no_such_plan');
    const view = shown && viewOfToday(shown);
    return {
      json: {
        plan: shown?.plan.id ?? null,
        examDay: shown === null ? null : dayText(shown.plan.examDay),
        day: dayText(clock.today),
        state: shown?.state ?? 'fresh',
        cards: view?.queue ?? [],
        seconds: Math.round(view?.queueSeconds ?? 0),
        doneToday: view?.doneToday ?? 0,
      },
    };
  },
});
