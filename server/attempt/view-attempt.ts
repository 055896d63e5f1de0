/** What a browser gets of an attempt. Keys and explanations are made for items that are graded, and for no other. */
import type { AttemptRow, ItemWithBody } from '@/db/queries/attempts';
import { summarise } from '@/domain/grading/score';
import type { AttemptView, GradedItem, SavedResponse } from '@/domain/quiz/attempt-view';
import { mostExtensions } from '@/server/attempt/clock';
import { gradedItem } from '@/server/attempt/graded-item';
import { shownItem } from '@/server/attempt/shown-item';

export function savedOf(row: ItemWithBody): SavedResponse {
  const { response, isFlagged, writeId, savedAt, credit } = row;
  return { response, isFlagged, writeId, savedAt: savedAt?.toISOString() ?? null, isChecked: credit !== null };
}

async function gradedOf(rows: readonly ItemWithBody[]): Promise<Record<string, GradedItem>> {
  const made = await Promise.all(rows.filter(({ credit }) => credit !== null).map(gradedItem));
  return Object.fromEntries(made.map((each) => [each.ref, each]));
}

export type Surroundings = {
  /** How many attempts at the guide its owner began before this one. */
  readonly earlier: number;
  readonly now: Date;
};

export async function viewAttempt(
  attempt: AttemptRow,
  rows: readonly ItemWithBody[],
  { earlier, now }: Surroundings,
): Promise<AttemptView> {
  const { id, guide, guideTitle, edition, mode, kind, choice, startedAt, submittedAt, deadlineAt, extensions } =
    attempt;
  const shared = {
    id,
    guide,
    guideTitle,
    edition,
    mode,
    kind,
    choice,
    startedAt: startedAt.toISOString(),
    isGuest: attempt.userId === null,
    items: await Promise.all(rows.map(shownItem)),
    responses: Object.fromEntries(rows.map((row) => [row.ref, savedOf(row)])),
    extensions,
    graded: await gradedOf(rows),
  };
  if (submittedAt === null)
    return {
      ...shared,
      state: 'running',
      deadlineAt: deadlineAt?.toISOString() ?? null,
      serverNow: now.toISOString(),
      extensionsLeft: mostExtensions - extensions,
    };
  return {
    ...shared,
    state: 'finished',
    submittedAt: submittedAt.toISOString(),
    endedBy: attempt.endedBy ?? 'learner',
    durationMs: submittedAt.getTime() - startedAt.getTime(),
    attemptNumber: earlier + 1,
    seenBefore: rows.filter(({ wasSeen }) => wasSeen).length,
    score: summarise(
      rows.map(({ credit, level, topics }) => ({ credit: credit ?? 0, level, topics })),
      attempt.poolSize,
    ),
  };
}
