/** Makes a plan, or changes what is wanted of it. Saving the same twice is saving it once. */
import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import { findPlan, insertPlan, listOpenPlans, updatePlan } from '@/db/queries/plans';
import { furthestDays, type PlanWish } from '@/domain/scheduling/plan-wish';
import { done, failed, type Result } from '@/domain/shared/result';
import { dayNumber } from '@/domain/shared/study-day';

/** Interviews that one learner may prepare for at the same time. */
const mostOpen = 5;

export type PlanRefusal = 'no_such_guide' | 'day_is_past' | 'day_too_far' | 'plan_ended' | 'id_used' | 'too_many_plans';

type Given = {
  readonly userId: string;
  readonly id: string;
  readonly wish: PlanWish;
  /** Guides that there are now. */
  readonly known: ReadonlySet<string>;
  readonly today: number;
  readonly now: Date;
};

function hashOf({ examDay, guides, minutesPerDay, daysOff, everyQuestion }: PlanWish): Buffer {
  const text = JSON.stringify([examDay, [...guides].sort(), minutesPerDay, [...daysOff].sort(), everyQuestion]);
  return createHash('sha256').update(text).digest();
}

function refusalOf({ wish, known, today }: Given): PlanRefusal | null {
  if (!wish.guides.every((slug) => known.has(slug))) return 'no_such_guide';
  const days = dayNumber(wish.examDay) - today;
  if (days < 1) return 'day_is_past';
  return days > furthestDays ? 'day_too_far' : null;
}

export async function savePlan(db: Database, given: Given): Promise<Result<{ readonly id: string }, PlanRefusal>> {
  const { userId, id, wish, now } = given;
  const requestHash = hashOf(wish);
  const mine = await findPlan(db, { userId, id });
  if (mine !== null && requestHash.equals(mine.requestHash)) return done({ id });
  if (mine !== null && mine.closedAt !== null) return failed('plan_ended');
  const refusal = refusalOf(given);
  if (refusal !== null) return failed(refusal);
  const plan = { ...wish, id, requestHash, examDay: dayNumber(wish.examDay) };
  if (mine !== null) return (await updatePlan(db, { userId, plan, now })) ? done({ id }) : failed('plan_ended');
  if ((await listOpenPlans(db, { userId })).length >= mostOpen) return failed('too_many_plans');
  return (await insertPlan(db, { userId, plan, now })) ? done({ id }) : failed('id_used');
}
