/**
 * Cairn's schedule as Anki's, for Anki's scheduler of version 2 and later with FSRS.
 *
 * Meanings are those of ankitects/anki: `type` 0 new, 1 learning, 2 review, 3 relearning; `queue` the same, and -1
 * suspended, -3 buried by hand; `due` a position, an instant in seconds, or days since the collection was made; the memory
 * in `data`. Without FSRS Anki goes on from `ivl` and `factor`.
 */
import type { CardState } from '@/domain/scheduling/card-state';

export type CardRow = {
  readonly type: number;
  readonly queue: number;
  readonly due: number;
  readonly ivl: number;
  readonly factor: number;
  readonly reps: number;
  readonly lapses: number;
  /** Steps that are left today, times 1000, and steps that are left. */
  readonly left: number;
  readonly data: string;
};

export type CardContext = {
  /** Study day of the collection's creation. */
  readonly firstDay: number;
  readonly today: number;
  readonly now: number;
  /** From 1, for a new card. */
  readonly position: number;
  readonly desiredRetention: number;
  /** Of FSRS-6: the exponent of forgetting (w20). */
  readonly decay: number;
  readonly steps: { readonly learning: number; readonly relearning: number };
  /** Seconds since 1970. */
  readonly lastReviewAt: number | null;
};

const types = { new: 0, learning: 1, review: 2, relearning: 3 } as const;
/** Ease in thousandths that Anki begins with. */
const firstFactor = 2500;

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function dataOf({ memory }: CardState, context: CardContext): string {
  if (memory === null) return '{}';
  const { position, desiredRetention, decay, lastReviewAt } = context;
  return JSON.stringify({
    pos: position,
    s: rounded(memory.stability, 4),
    d: rounded(memory.difficulty, 3),
    dr: rounded(desiredRetention, 2),
    decay: rounded(decay, 3),
    ...(lastReviewAt === null ? {} : { lrt: lastReviewAt }),
  });
}

function queueOf(state: CardState, today: number): number {
  if (state.isSuspended) return -1;
  if (state.buriedDay === today) return -3;
  return { new: 0, learning: 1, review: 2, relearning: 1 }[state.state];
}

function dueOf(state: CardState, { firstDay, today, now, position }: CardContext): number {
  if (state.state === 'new') return position;
  if (state.state === 'review') return (state.dueDay ?? today) - firstDay;
  return Math.floor((state.dueAt ?? now) / 1000);
}

/** One card of Anki. A new card that was put among the due ones stays new: Anki has no due day for it. */
export function cardRow(state: CardState, context: CardContext): CardRow {
  const { steps } = context;
  const isInSteps = state.state === 'learning' || state.state === 'relearning';
  const count = state.state === 'learning' ? steps.learning : steps.relearning;
  const left = isInSteps ? Math.max(1, count - state.step) : 0;
  return {
    type: types[state.state],
    queue: queueOf(state, context.today),
    due: dueOf(state, context),
    ivl: state.state === 'relearning' ? 1 : state.intervalDays,
    factor: state.state === 'new' || state.state === 'learning' ? 0 : firstFactor,
    reps: state.reps,
    lapses: state.lapses,
    left: left * 1000 + left,
    data: dataOf(state, context),
  };
}
