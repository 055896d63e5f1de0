/**
 * The minutes of a card that is being learned, or learned again after a lapse.
 *
 * As in Anki and py-fsrs: Again goes back to the first step; Hard repeats the step, or on the first one waits half way to
 * the second (one and a half times as long where there is none); Good goes on; Easy is done. Whoever recalls a card on a
 * later study day is done too, whatever the step: the steps were there to bring the memory over the night.
 */
import type { Rating } from '@/domain/review/review-event';

/** The next step and the minutes until it is asked; null: the card is done with its steps. */
export type NextStep = { readonly step: number; readonly minutes: number } | null;

/** What follows at the step of this index. Steps may have become fewer since it was set. */
export function nextStep(steps: readonly number[], step: number, rating: Rating, isLaterDay: boolean): NextStep {
  const [first, second] = steps;
  if (first === undefined || rating === 4) return null;
  if (rating === 1) return { step: 0, minutes: first };
  const current = steps[step];
  if (current === undefined || isLaterDay) return null;
  if (rating === 2) {
    if (step > 0) return { step, minutes: current };
    return { step: 0, minutes: second === undefined ? first * 1.5 : (first + second) / 2 };
  }
  const next = steps[step + 1];
  return next === undefined ? null : { step: step + 1, minutes: next };
}
