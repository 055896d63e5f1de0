/** How the questions of a guide stand with one learner. Needs nothing of the schedule, so that pages stay light. */
import { type Kept, keptMark } from '@/domain/review/recall-words';

/** One question. `kept` is null while it was never reviewed; it is due all the same when it was put among the due ones. */
export type Standing = { readonly kept: Kept | null; readonly isDue: boolean };

/** By question id. Questions that are new and not due are not in it. */
export type Standings = ReadonlyMap<string, Standing>;

/** Held: its stone is filled to three quarters or more. A card in its steps is not held yet, as its mark says. */
export function isHeld(kept: Kept | null): boolean {
  return (keptMark(kept).level ?? 0) >= 3;
}

export function heldCount(ids: readonly string[], standings: Standings): number {
  return ids.filter((id) => isHeld(standings.get(id)?.kept ?? null)).length;
}

export type QuestionFilter = 'all' | 'due' | 'weakest';

const weakestCount = 10;

function weakest(ids: readonly string[], standings: Standings): Set<string> {
  const reviewed = ids.flatMap((id) => {
    const kept = standings.get(id)?.kept;
    return kept == null ? [] : [{ id, recall: kept.recall }];
  });
  reviewed.sort((a, b) => a.recall - b.recall);
  return new Set(reviewed.slice(0, weakestCount).map(({ id }) => id));
}

/** What a filter leaves of the questions, in their order. Weakest: the ten reviewed ones with the lowest recall. */
export function filterQuestions(
  filter: QuestionFilter,
  ids: readonly string[],
  standings: Standings,
): readonly string[] {
  if (filter === 'all') return ids;
  if (filter === 'due') return ids.filter((id) => standings.get(id)?.isDue === true);
  const found = weakest(ids, standings);
  return ids.filter((id) => found.has(id));
}
