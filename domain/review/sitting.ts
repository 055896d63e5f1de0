/**
 * One sitting with the cards of a guide.
 *
 * A sitting is its cards in order and the steps taken; everything else follows from them. So undo drops the last step,
 * and a tab that was closed goes on by reading the steps again. A card rated Again comes back after a few others, until
 * it is recalled: a sitting ends when every card was recalled once or set aside.
 */
import type { Rating } from '@/domain/review/review-event';

export type Step = {
  readonly card: string;
  /** Null: skipped, set aside for this sitting. */
  readonly rating: Rating | null;
  /** The review event of the step, for undo; null for a skip. */
  readonly event: string | null;
};

export type Sitting = { readonly cards: readonly string[]; readonly steps: readonly Step[] };

/** How many other cards are seen before a card that was missed comes back. */
export const againAfter = 4;

/** The cards still to come, the current one first. */
export function queueOf({ cards, steps }: Sitting): string[] {
  const queue = [...cards];
  for (const { card, rating } of steps) {
    const at = queue.indexOf(card);
    if (at === -1) continue;
    queue.splice(at, 1);
    if (rating === 1) queue.splice(Math.min(againAfter, queue.length), 0, card);
  }
  return queue;
}

export function take(sitting: Sitting, step: Step): Sitting {
  return { ...sitting, steps: [...sitting.steps, step] };
}

/** Without the last step; the step is null when there was none. */
export function undo(sitting: Sitting): { sitting: Sitting; undone: Step | null } {
  const undone = sitting.steps.at(-1) ?? null;
  return { sitting: { ...sitting, steps: sitting.steps.slice(0, -1) }, undone };
}

/**
 * The sitting with the cards as they are called now. `nameOf` has every present and former id; cards that the guide no
 * longer has are left out, so that an old sitting goes on with what is left.
 */
export function withPresentCards({ cards, steps }: Sitting, nameOf: ReadonlyMap<string, string>): Sitting {
  return {
    cards: [...new Set(cards.flatMap((card) => nameOf.get(card) ?? []))],
    steps: steps.flatMap((step) => {
      const card = nameOf.get(step.card);
      return card === undefined ? [] : [{ ...step, card }];
    }),
  };
}

export type Outcome = {
  readonly total: number;
  readonly finished: number;
  /** Recalled at the first try: Good or Easy. */
  readonly recalled: number;
  /** Missed at least once, or Hard; in the order of the sitting. */
  readonly shaky: readonly string[];
  readonly skipped: readonly string[];
  readonly isFinished: boolean;
};

export function outcomeOf(sitting: Sitting): Outcome {
  const queue = new Set(queueOf(sitting));
  const ratings = new Map<string, (Rating | null)[]>();
  for (const { card, rating } of sitting.steps) ratings.set(card, [...(ratings.get(card) ?? []), rating]);
  const of = (card: string) => ratings.get(card) ?? [];
  return {
    total: sitting.cards.length,
    finished: sitting.cards.length - queue.size,
    recalled: sitting.cards.filter((card) => (of(card)[0] ?? 0) >= 3).length,
    shaky: sitting.cards.filter((card) => of(card).some((rating) => rating === 1 || rating === 2)),
    skipped: sitting.cards.filter((card) => of(card).at(-1) === null && of(card).length > 0),
    isFinished: sitting.cards.length > 0 && queue.size === 0,
  };
}
