import { and, asc, count, countDistinct, eq, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { reviewEvents } from '@/db/schema/reviews';
import { scheduleSettings } from '@/db/schema/schedule';
import { type ScheduleSettings, type SettingsVersions, sinceDefaults } from '@/domain/scheduling/settings';

export type ScheduleVersion = {
  readonly fromAt: Date;
  readonly settings: ScheduleSettings;
  readonly source: 'chosen' | 'optimised';
};

/** The versions of a learner's schedule, oldest first; none, when they never chose anything. */
export async function listScheduleVersions(db: Database, key: { userId: string }): Promise<ScheduleVersion[]> {
  const { userId, fromAt, settings, source } = scheduleSettings;
  return db
    .select({ fromAt, settings, source })
    .from(scheduleSettings)
    .where(eq(userId, key.userId))
    .orderBy(asc(fromAt));
}

/** The same as the fold takes them: the defaults hold before the first, or where there is none. */
export async function listSettingsVersions(db: Database, key: { userId: string }): Promise<SettingsVersions> {
  const versions = await listScheduleVersions(db, key);
  return sinceDefaults(versions.map(({ fromAt, settings }) => ({ from: fromAt.getTime(), settings })));
}

export async function insertScheduleVersion(
  db: Database,
  given: ScheduleVersion & { readonly userId: string },
): Promise<void> {
  await db.insert(scheduleSettings).values(given);
}

/** Whether the log has an event that says it happened at this instant or later: devices' clocks may run ahead. */
export async function hasEventFrom(db: Database, key: { userId: string; from: Date }): Promise<boolean> {
  const { userId, claimedAt } = reviewEvents;
  const found = await db.execute(sql`
    select 1 from ${reviewEvents} where ${userId} = ${key.userId}
    and ${claimedAt}::timestamptz >= ${key.from.toISOString()}::timestamptz limit 1`);
  return found.length > 0;
}

/** How many reviews a learner's log has, and on how many study days. */
export async function countReviewDays(
  db: Database,
  key: { userId: string },
): Promise<{ reviews: number; days: number }> {
  const { userId, kind, localDay } = reviewEvents;
  const [row] = await db
    .select({ reviews: count(), days: countDistinct(localDay) })
    .from(reviewEvents)
    .where(and(eq(userId, key.userId), eq(kind, 'review')));
  return row ?? { reviews: 0, days: 0 };
}
