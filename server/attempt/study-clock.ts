import type { Database } from '@/db/database';
import { findLogEnd } from '@/db/queries/reviews';
import { findSettings } from '@/db/queries/settings';
import type { StudyClock } from '@/domain/quiz/quiz-events';

export type StudyChoices = StudyClock & {
  /** The zone to write instants in; null where nobody knows the reader's. */
  readonly shownZone: string | null;
  /** Misses go into the reviews without being asked. */
  readonly queueMisses: boolean;
};

/**
 * The learner's zone, the hour at which their day begins, and what becomes of misses. Whoever chose no zone has that of
 * their newest review, else UTC.
 */
export async function loadStudyClock(db: Database, userId: string | null): Promise<StudyChoices> {
  if (userId === null) return { timeZone: 'UTC', shownZone: null, rolloverHour: 4, queueMisses: false };
  const { timeZone, rolloverHour, queueMisses } = await findSettings(db, { userId });
  const shownZone = timeZone ?? (await findLogEnd(db, { userId }))?.timeZone ?? null;
  return { timeZone: shownZone ?? 'UTC', shownZone, rolloverHour, queueMisses };
}
