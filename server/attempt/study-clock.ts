import type { Database } from '@/db/database';
import { findSettings } from '@/db/queries/settings';
import type { StudyClock } from '@/domain/quiz/quiz-events';

export type StudyChoices = StudyClock & {
  /** Misses go into the reviews without being asked. */
  readonly queueMisses: boolean;
};

/** The learner's zone, the hour at which their day begins, and what becomes of misses; UTC for whoever chose nothing. */
export async function loadStudyClock(db: Database, userId: string | null): Promise<StudyChoices> {
  if (userId === null) return { timeZone: 'UTC', rolloverHour: 4, queueMisses: false };
  const { timeZone, rolloverHour, queueMisses } = await findSettings(db, { userId });
  return { timeZone: timeZone ?? 'UTC', rolloverHour, queueMisses };
}
