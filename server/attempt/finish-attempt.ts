/**
 * The end of an attempt, whoever brings it about: its learner, or its clock. Within the caller's transaction, with the
 * attempt's row held: grades what is saved, closes the items, writes the sum, and leaves the events in the learner's
 * log, all of it or nothing.
 */
import { v5 as idFrom } from 'uuid';
import type { Database } from '@/db/database';
import { type AttemptRow, closeAttempt, type ItemWithBody, lockAttemptItems, saveCredits } from '@/db/queries/attempts';
import { gradeResponse } from '@/domain/grading/grade-response';
import { pointsOf } from '@/domain/grading/score';
import { type GradedRow, queueEvents, quizEvents } from '@/domain/quiz/quiz-events';
import { loadStudyClock } from '@/server/attempt/study-clock';
import { appendLocked, batchOf } from '@/server/log/review-log';

export function gradedRows(rows: readonly ItemWithBody[]): GradedRow[] {
  return rows.map(({ ref, question, body, credit, response }) => {
    const grade = gradeResponse(body.item, response);
    return {
      ref,
      question,
      item: body.item.id,
      credit: credit ?? grade.credit,
      isAnswered: grade.verdict !== 'unanswered',
    };
  });
}

type Log = { readonly attempt: AttemptRow; readonly rows: readonly GradedRow[]; readonly now: Date };

/** Writes what the attempt says of the learner's memory into their log; queued are the misses when `withMisses` says so. */
export async function logAttempt(
  tx: Database,
  given: Log & { readonly userId: string; readonly withResults: boolean; readonly withMisses: boolean | 'by_setting' },
): Promise<number> {
  const { attempt, rows, userId, now, withResults, withMisses } = given;
  const clock = await loadStudyClock(tx, userId);
  const { id, guide, edition, submittedAt } = attempt;
  const named = { id, guide, edition, submittedAt: submittedAt ?? now, eventId: (name: string) => idFrom(name, id) };
  // A self-rated run is no measurement: it queues what was missed and says nothing else.
  const results = withResults && attempt.kind === 'graded' ? quizEvents(named, rows, clock) : [];
  const misses =
    withMisses === true || (withMisses === 'by_setting' && clock.queueMisses) ? queueEvents(named, rows, clock) : [];
  if (results.length + misses.length === 0) return 0;
  await appendLocked(tx, batchOf(userId, [...results, ...misses], now));
  return misses.length;
}

/** Gives the attempt as it is now closed. */
export async function finishAttempt(
  tx: Database,
  given: { readonly attempt: AttemptRow; readonly now: Date; readonly endedBy: 'learner' | 'clock' },
): Promise<AttemptRow> {
  const { attempt, now, endedBy } = given;
  const items = await lockAttemptItems(tx, { attemptId: attempt.id });
  const rows = gradedRows(items);
  await saveCredits(tx, { attemptId: attempt.id, credits: rows.map(({ ref, credit }) => ({ ref, credit })) });
  const points = pointsOf(rows);
  const submittedAt = endedBy === 'clock' ? (attempt.deadlineAt ?? now) : now;
  await closeAttempt(tx, { id: attempt.id, submittedAt, endedBy, points });
  const closed = { ...attempt, submittedAt, endedBy, points };
  const { userId } = attempt;
  if (userId !== null)
    await logAttempt(tx, { attempt: closed, rows, userId, now, withResults: true, withMisses: 'by_setting' });
  return closed;
}
