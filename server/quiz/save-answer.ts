/** Takes the response to one item; in practice, checks it when the learner asks. */
import type { Database } from '@/db/database';
import {
  type AttemptRow,
  findOwnItem,
  type ItemWithBody,
  lockAttempt,
  lockAttemptItems,
  type Owner,
  saveCredits,
} from '@/db/queries/attempts';
import { type ResponseToSave, saveResponse } from '@/db/queries/save-response';
import { fitsItem, gradeResponse } from '@/domain/grading/grade-response';
import type { GradedItem, SavedResponse } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';
import { done, failed, type Result } from '@/domain/shared/result';
import { isOverdue } from '@/server/attempt/clock';
import { gradedItem } from '@/server/attempt/graded-item';
import { savedOf } from '@/server/attempt/view-attempt';

export type Answer = {
  readonly attemptId: string;
  readonly ref: string;
  readonly owner: Owner;
  /** UUIDv7 made by the browser: the greatest one stands, whatever order they arrive in. */
  readonly writeId: string;
  readonly response: Response | null;
  readonly isFlagged: boolean;
  readonly durationMs: number;
  /** Practice: grade it now and let it stand. */
  readonly check: boolean;
  readonly now: Date;
};

export type SavedAnswer = {
  /** `duplicate`: this write was there already. `superseded`: a later one stands. `saved` is what stands. */
  readonly status: 'saved' | 'duplicate' | 'superseded';
  readonly saved: SavedResponse;
  readonly graded: GradedItem | null;
};

export type AnswerProblem = 'not_found' | 'does_not_fit' | 'finished' | 'checked' | 'time_over' | 'not_practice';

type Found = { readonly attempt: AttemptRow; readonly row: ItemWithBody };

/** Why nothing was written, or what stands instead. */
function whyNot({ attempt, row }: Found, { writeId, now }: Answer): 'duplicate' | 'superseded' | AnswerProblem {
  if (row.writeId === writeId) return 'duplicate';
  if (attempt.submittedAt !== null) return 'finished';
  if (row.credit !== null) return 'checked';
  if (isOverdue(attempt, now)) return 'time_over';
  return 'superseded';
}

/** Grades the item as it stands and closes it; a second time it is closed already. */
async function check(db: Database, answer: Answer): Promise<void> {
  await db.transaction(async (tx) => {
    const { attemptId, ref, owner } = answer;
    const attempt = await lockAttempt(tx, { id: attemptId, owner });
    if (attempt === null || attempt.submittedAt !== null) return;
    const row = (await lockAttemptItems(tx, { attemptId })).find((each) => each.ref === ref);
    if (row === undefined || row.credit !== null) return;
    const { credit } = gradeResponse(row.body.item, row.response);
    await saveCredits(tx, { attemptId, credits: [{ ref, credit }] });
  });
}

export async function saveAnswer(db: Database, answer: Answer): Promise<Result<SavedAnswer, AnswerProblem>> {
  const before = await findOwnItem(db, answer);
  if (before === null) return failed('not_found');
  const { response } = answer;
  if (response !== null && !fitsItem(before.row.body.item, response)) return failed('does_not_fit');
  if (answer.check && before.attempt.mode !== 'practice') return failed('not_practice');
  const toSave: ResponseToSave = answer;
  const isWritten = await saveResponse(db, toSave);
  if (answer.check) await check(db, answer);
  const after = isWritten && !answer.check ? null : await findOwnItem(db, answer);
  if (after === null) {
    const { writeId, isFlagged, now } = answer;
    const saved = { response, isFlagged, writeId, savedAt: now.toISOString(), isChecked: false };
    return done({ status: 'saved', saved, graded: null });
  }
  const status = isWritten ? 'saved' : whyNot(after, answer);
  if (status !== 'saved' && status !== 'duplicate' && status !== 'superseded') return failed(status);
  const isShown =
    after.row.credit !== null && (after.attempt.mode === 'practice' || after.attempt.submittedAt !== null);
  return done({ status, saved: savedOf(after.row), graded: isShown ? await gradedItem(after.row) : null });
}
