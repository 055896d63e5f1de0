/** Which study day it is for a learner. */
import type { Database } from '@/db/database';
import { findLogEnd } from '@/db/queries/reviews';
import { findSettings } from '@/db/queries/settings';
import { studyDay } from '@/domain/shared/study-day';

export type PlanClock = {
  readonly today: number;
  readonly timeZone: string;
  readonly rolloverHour: number;
  /** The last number of the log. */
  readonly seq: number;
};

/** In the zone that was chosen, else in that of the newest event, else in UTC. */
export async function findPlanClock(
  db: Database,
  { userId, now }: { readonly userId: string; readonly now: Date },
): Promise<PlanClock> {
  const [settings, end] = await Promise.all([findSettings(db, { userId }), findLogEnd(db, { userId })]);
  const timeZone = settings.timeZone ?? end?.timeZone ?? 'UTC';
  const { rolloverHour } = settings;
  return { today: studyDay(now, timeZone, rolloverHour), timeZone, rolloverHour, seq: end?.seq ?? 0 };
}
