import type { Database } from '@/db/database';
import type { ScheduleVersion } from '@/db/queries/schedule-versions';
import { findSettings } from '@/db/queries/settings';
import type { ScheduleChoice } from '@/domain/scheduling/schedule-choice';
import { addVersion } from '@/server/log/schedule-versions';

/** Makes a learner's choice of the schedule hold from now on. What was reviewed before stays as it is. */
export async function chooseSchedule(
  db: Database,
  given: { readonly userId: string; readonly choice: ScheduleChoice; readonly now: Date },
): Promise<ScheduleVersion[]> {
  const { userId, choice, now } = given;
  const { timeZone, rolloverHour } = await findSettings(db, { userId });
  const change = (current: ScheduleVersion['settings']): ScheduleVersion['settings'] => ({
    ...current,
    timeZone: timeZone ?? current.timeZone,
    rolloverHour,
    desiredRetention: choice.desiredRetention,
    learningSteps: choice.learningSteps,
    relearningSteps: choice.relearningSteps,
    maximumIntervalDays: choice.maximumIntervalDays,
    fuzz: choice.fuzz ?? current.fuzz,
  });
  return addVersion(db, { userId, change, source: 'chosen', now });
}
