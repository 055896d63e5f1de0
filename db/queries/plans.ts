/** Plans for interviews. Every query is about one learner's own. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { plans } from '@/db/schema/schedule';
import type { PlanOutcome } from '@/domain/scheduling/plan-wish';

export type PlanRow = {
  readonly id: string;
  readonly requestHash: Uint8Array;
  readonly examDay: number;
  readonly guides: readonly string[];
  readonly minutesPerDay: number;
  readonly daysOff: readonly number[];
  readonly everyQuestion: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly outcome: PlanOutcome | null;
  readonly closedAt: Date | null;
};

export type PlanToSave = Omit<PlanRow, 'createdAt' | 'changedAt' | 'outcome' | 'closedAt'>;

const columns = {
  id: plans.id,
  requestHash: plans.requestHash,
  examDay: plans.examDay,
  guides: plans.guides,
  minutesPerDay: plans.minutesPerDay,
  daysOff: plans.daysOff,
  everyQuestion: plans.everyQuestion,
  createdAt: plans.createdAt,
  changedAt: plans.changedAt,
  outcome: plans.outcome,
  closedAt: plans.closedAt,
};

/** A plan of this learner; null when there is none, or it is another's. */
export async function findPlan(db: Database, key: { userId: string; id: string }): Promise<PlanRow | null> {
  const [row] = await db
    .select(columns)
    .from(plans)
    .where(and(eq(plans.userId, key.userId), eq(plans.id, key.id)));
  return row ?? null;
}

/** Plans that have not ended, the nearest interview first. */
export async function listOpenPlans(db: Database, key: { userId: string }): Promise<PlanRow[]> {
  return db
    .select(columns)
    .from(plans)
    .where(and(eq(plans.userId, key.userId), isNull(plans.closedAt)))
    .orderBy(asc(plans.examDay), asc(plans.id));
}

/** All plans, the newest first. */
export async function listPlans(db: Database, key: { userId: string }): Promise<PlanRow[]> {
  return db.select(columns).from(plans).where(eq(plans.userId, key.userId)).orderBy(desc(plans.createdAt));
}

/** Writes a plan that is new. False when its id is used, by whomever. */
export async function insertPlan(
  db: Database,
  given: { userId: string; plan: PlanToSave; now: Date },
): Promise<boolean> {
  const { id, guides, daysOff, ...wish } = given.plan;
  const written = await db
    .insert(plans)
    .values({
      ...wish,
      id,
      userId: given.userId,
      guides: [...guides],
      daysOff: [...daysOff],
      createdAt: given.now,
      changedAt: given.now,
    })
    .onConflictDoNothing()
    .returning({ id: plans.id });
  return written.length > 0;
}

/** Changes what is wanted of a plan that has not ended. False when there is none. */
export async function updatePlan(
  db: Database,
  given: { userId: string; plan: PlanToSave; now: Date },
): Promise<boolean> {
  const { id, guides, daysOff, ...wish } = given.plan;
  const written = await db
    .update(plans)
    .set({
      ...wish,
      guides: [...guides],
      daysOff: [...daysOff],
      changedAt: given.now,
    })
    .where(and(eq(plans.userId, given.userId), eq(plans.id, id), isNull(plans.closedAt)))
    .returning({ id: plans.id });
  return written.length > 0;
}

/** Ends a plan; the first end stays, and an outcome that is told later is added. False when there is no such plan. */
export async function endPlan(
  db: Database,
  given: { userId: string; id: string; outcome: PlanOutcome | null; now: Date },
): Promise<boolean> {
  const { userId, id, outcome, now } = given;
  const written = await db
    .update(plans)
    .set({
      closedAt: sql`coalesce(${plans.closedAt}, ${now.toISOString()}::timestamptz)`,
      ...(outcome === null ? {} : { outcome, changedAt: now }),
    })
    .where(and(eq(plans.userId, userId), eq(plans.id, id)))
    .returning({ id: plans.id });
  return written.length > 0;
}
