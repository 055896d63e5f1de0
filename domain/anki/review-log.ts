/**
 * The learner's reviews as Anki's log: `type` 0 learning, 1 review, 2 relearning, 4 by hand; intervals in days, or in
 * seconds as negative numbers; `factor` the difficulty, as Anki notes it under FSRS. Times count up to a minute, as here.
 */
import type { CardState } from '@/domain/scheduling/card-state';
import type { Step } from '@/domain/scheduling/fold';

export type ReviewRow = {
  /** Milliseconds since 1970; no two rows share one. */
  readonly id: number;
  readonly card: string;
  readonly ease: number;
  readonly ivl: number;
  readonly lastIvl: number;
  readonly factor: number;
  readonly time: number;
  readonly type: number;
};

type Reviewed = Pick<Step, 'card' | 'event' | 'before' | 'after'> & { readonly at: number };

const kinds = { new: 0, learning: 0, review: 1, relearning: 2 } as const;
const longestMs = 60_000;

function factorOf({ memory }: CardState): number {
  return memory === null ? 0 : Math.round(((memory.difficulty - 1) / 9 + 0.1) * 1000);
}

function intervalOf(state: CardState, at: number): number {
  if (state.state === 'new') return 0;
  if (state.state === 'review') return state.intervalDays;
  return -Math.max(1, Math.round(((state.dueAt ?? at) - at) / 1000));
}

function rowOf({ card, event, before, after, at }: Reviewed, lastIvl: number): Omit<ReviewRow, 'id'> | null {
  if (event.kind === 'review') {
    const { rating, durationMs = 0 } = event;
    return {
      card,
      ease: rating,
      ivl: intervalOf(after, at),
      lastIvl,
      factor: factorOf(after),
      time: Math.min(durationMs, longestMs),
      type: kinds[before.state],
    };
  }
  // Anki's mark of a card that begins anew: by hand, without ease and factor.
  const isForgotten = (event.kind === 'reset' || event.kind === 'forget') && before.reps > 0;
  return isForgotten ? { card, ease: 0, ivl: 0, lastIvl, factor: 0, time: 0, type: 4 } : null;
}

/** The log in the order of its instants. Two reviews of one millisecond are a millisecond apart in Anki. */
export function reviewRows(steps: readonly Reviewed[]): ReviewRow[] {
  const rows: ReviewRow[] = [];
  const intervals = new Map<string, number>();
  let last = 0;
  for (const step of steps) {
    const row = rowOf(step, intervals.get(step.card) ?? 0);
    if (row === null) continue;
    last = Math.max(step.at, last + 1);
    intervals.set(step.card, row.ivl);
    rows.push({ id: last, ...row });
  }
  return rows;
}
