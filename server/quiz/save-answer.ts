/** Takes the response to one item; in practice, checks it when the learner asks. */
import { LRUCache } from 'lru-cache';
import type { Database } from '@/db/database';
import {
  type AttemptRow,
  type ItemWithBody,
  lockAttempt,
  lockAttemptItems,
  type Owner,
  saveCredits,
} from '@/db/queries/attempts';
import { findOwnItem, saveResponse } from '@/db/queries/save-response';
import { fitsItem, gradeResponse } from '@/domain/grading/grade-response';
import type { GradedItem, SavedResponse } from '@/domain/quiz/attempt-view';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
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
    const [row] = await lockAttemptItems(tx, { attemptId, ref });
    if (row === undefined || row.credit !== null) return;
    const { credit } = gradeResponse(row.body.item, row.response);
    await saveCredits(tx, { attemptId, credits: [{ ref, credit }] });
  });
}

/** What never changes of an item under way: only for looking whether a response fits before it is sent to be written. */
const asked = new LRUCache<string, { readonly mode: AttemptRow['mode']; readonly item: FrozenItem['item'] }>({
  max: 20_000,
});

/** Null: the response may be written. Otherwise what was found is looked at, as its owner's. */
async function refuse(db: Database, answer: Answer): Promise<AnswerProblem | null> {
  const { response, check, attemptId, ref } = answer;
  const fits = ({ mode, item }: { mode: AttemptRow['mode']; item: FrozenItem['item'] }): AnswerProblem | null => {
    if (response !== null && !fitsItem(item, response)) return 'does_not_fit';
    return check && mode !== 'practice' ? 'not_practice' : null;
  };
  const known = asked.get(`${attemptId} ${ref}`);
  // Whether it is theirs is in the statement that writes. A refusal must not tell others that it is there.
  if (known !== undefined && fits(known) === null) return null;
  const found = await findOwnItem(db, answer);
  if (found === null) return 'not_found';
  const facts = { mode: found.attempt.mode, item: found.row.body.item };
  asked.set(`${attemptId} ${ref}`, facts);
  return fits(facts);
}

export async function saveAnswer(db: Database, answer: Answer): Promise<Result<SavedAnswer, AnswerProblem>> {
  const refusal = await refuse(db, answer);
  if (refusal !== null) return failed(refusal);
  const isWritten = await saveResponse(db, answer);
  if (isWritten && !answer.check) {
    const { response, writeId, isFlagged, now } = answer;
    const saved = { response, isFlagged, writeId, savedAt: now.toISOString(), isChecked: false };
    return done({ status: 'saved', saved, graded: null });
  }
  if (answer.check) await check(db, answer);
  const after = await findOwnItem(db, answer);
  if (after === null) return failed('not_found');
  const status = isWritten ? 'saved' : whyNot(after, answer);
  if (status !== 'saved' && status !== 'duplicate' && status !== 'superseded') return failed(status);
  const isShown =
    after.row.credit !== null && (after.attempt.mode === 'practice' || after.attempt.submittedAt !== null);
  return done({ status, saved: savedOf(after.row), graded: isShown ? await gradedItem(after.row) : null });
}
