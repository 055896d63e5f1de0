import type { Database } from '@/db/database';
import { listAttemptItems, lockAttempt } from '@/db/queries/attempts';
import { done, failed, type Result } from '@/domain/shared/result';
import { gradedRows, logAttempt } from '@/server/attempt/finish-attempt';

/** Puts the questions that a finished attempt missed among the due cards. Again is the same: the events have the same ids. */
export async function queueMisses(
  db: Database,
  given: { readonly id: string; readonly userId: string; readonly now: Date },
): Promise<Result<{ readonly added: number }, 'not_found' | 'not_finished'>> {
  const { id, userId, now } = given;
  return db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, { id, owner: { userId, guestHash: null } });
    if (attempt === null) return failed('not_found');
    if (attempt.submittedAt === null) return failed('not_finished');
    const rows = gradedRows(await listAttemptItems(tx, { attemptId: id }));
    return done({ added: await logAttempt(tx, { attempt, rows, userId, now, withResults: false, withMisses: true }) });
  });
}
