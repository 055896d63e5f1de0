import type { Database } from '@/db/database';
import { findSettings } from '@/db/queries/settings';
import type { StudyClock } from '@/domain/quiz/quiz-events';

/** The learner's zone and the hour at which their day begins; UTC for whoever has chosen none. */
export async function loadStudyClock(db: Database, userId: string | null): Promise<StudyClock> {
  if (userId === null) return { timeZone: 'UTC', rolloverHour: 4 };
  const { timeZone, rolloverHour } = await findSettings(db, { userId });
  return { timeZone: timeZone ?? 'UTC', rolloverHour };
}
