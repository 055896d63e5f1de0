import * as z from 'zod';
import { planOutcomes } from '@/domain/scheduling/plan-wish';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';
import { findPlanClock } from '@/server/plan/plan-clock';
import { planIdIn, planProblem } from '@/server/plan/plan-problems';
import { recordOutcome } from '@/server/plan/record-outcome';

/** `POST /api/v1/plans/<id>/outcome` (docs/plan.md): how it went; ends the plan. */
export const POST = door({
  who: 'learner',
  body: z.strictObject({ outcome: z.enum(planOutcomes) }),
  limits: [accountWrites],
  run: async ({ db, session: { userId }, url, now }, { outcome }) => {
    const id = planIdIn(url);
    if (id === null) return planProblem('no_such_plan');
    const { today } = await findPlanClock(db, { userId, now });
    const recorded = await recordOutcome(db, { userId, id, outcome, today, now });
    return recorded.ok ? { json: recorded.value } : planProblem(recorded.code);
  },
});
