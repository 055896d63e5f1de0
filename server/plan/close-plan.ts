import type { Database } from '@/db/database';
import { endPlan } from '@/db/queries/plans';
import { done, failed, type Result } from '@/domain/shared/result';

/** Ends a plan before its day; its cards are in normal review from then on. Ending twice is ending once. */
export async function closePlan(
  db: Database,
  { userId, id, now }: { readonly userId: string; readonly id: string; readonly now: Date },
): Promise<Result<{ readonly id: string }, 'no_such_plan'>> {
  return (await endPlan(db, { userId, id, outcome: null, now })) ? done({ id }) : failed('no_such_plan');
}
