import type { Database } from '@/db/database';
import { endPlan, findPlan } from '@/db/queries/plans';
import type { PlanOutcome } from '@/domain/scheduling/plan-wish';
import { done, failed, type Result } from '@/domain/shared/result';

type Given = {
  readonly userId: string;
  readonly id: string;
  readonly outcome: PlanOutcome;
  readonly today: number;
  readonly now: Date;
};

/** How it went: ends the plan. It may be told on the day and after it, and told anew. */
export async function recordOutcome(
  db: Database,
  { userId, id, outcome, today, now }: Given,
): Promise<Result<{ readonly id: string; readonly outcome: PlanOutcome }, 'no_such_plan' | 'too_soon'>> {
  const plan = await findPlan(db, { userId, id });
  if (plan === null) return failed('no_such_plan');
  if (plan.examDay > today) return failed('too_soon');
  await endPlan(db, { userId, id, outcome, now });
  return done({ id, outcome });
}
