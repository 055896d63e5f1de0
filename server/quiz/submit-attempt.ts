import type { Database } from '@/db/database';
import { lockAttempt, type Owner } from '@/db/queries/attempts';
import { done, failed, type Result } from '@/domain/shared/result';
import { isOver } from '@/server/attempt/clock';
import { finishAttempt } from '@/server/attempt/finish-attempt';

/** Grades an attempt once: whoever submits it again, or at the same time, finds it finished. */
export async function submitAttempt(
  db: Database,
  given: { readonly id: string; readonly owner: Owner; readonly now: Date },
): Promise<Result<{ readonly state: 'finished' }, 'not_found'>> {
  const { id, owner, now } = given;
  return db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, { id, owner });
    if (attempt === null) return failed('not_found');
    if (attempt.submittedAt === null)
      await finishAttempt(tx, { attempt, now, endedBy: isOver(attempt, now) ? 'clock' : 'learner' });
    return done({ state: 'finished' });
  });
}
