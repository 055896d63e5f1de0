/**
 * Whether looks that are far apart add up for this learner.
 *
 * Breadth supposes that they do: a card that was forgotten and seen again is kept longer than before. So it is in FSRS and in
 * ACT-R, however fast somebody forgets. Where it is not so, and a round through all cards takes longer than they are kept,
 * every round begins anew, and few cards well are worth more than all of them badly. It shows in cards that were seen again
 * after some days twice: those who recall no more of them the second time than the first curve says gain nothing by it.
 */
import type { Recall } from './memory-fit';

/** So far apart are the looks that tell. */
export const farDays = 6;
/** So many tell something. */
const enoughFirst = 12;
const enoughSecond = 12;
/** Those after them are of cards that the answer has chosen. */
const mostSecond = 24;
/** Who recalls so many after some days needs no other order. */
const goodShare = 0.6;

const isFirst = ({ looks, elapsedDays }: Recall) => looks === 1 && elapsedDays >= farDays;
const isSecond = ({ looks, elapsedDays, gapBefore }: Recall) =>
  looks === 2 && elapsedDays >= farDays && gapBefore >= farDays;

/** The chance of recall of a card seen once, by days: 1 / (1 + days / half), the half that fits the first looks. */
function halfOf(first: readonly Recall[]): number {
  const recalled = first.filter(({ isRecalled }) => isRecalled).length + 0.5;
  let [low, high] = [0.01, 1000];
  for (let step = 0; step < 30; step += 1) {
    const half = Math.sqrt(low * high);
    const expected = first.reduce((sum, { elapsedDays }) => sum + 1 / (1 + elapsedDays / half), 0);
    if (expected < recalled) low = half;
    else high = half;
  }
  return Math.sqrt(low * high);
}

/** False where answers say so; true also where they are too few. */
export function doSpacedLooksAdd(recalls: readonly Recall[]): boolean {
  const first = recalls.filter(isFirst);
  const second = recalls.filter(isSecond).slice(0, mostSecond);
  if (first.length < enoughFirst || second.length < enoughSecond) return true;
  const share = first.filter(({ isRecalled }) => isRecalled).length / first.length;
  if (share >= goodShare) return true;
  const half = halfOf(first);
  const expected = second.reduce((sum, { elapsedDays }) => sum + 1 / (1 + elapsedDays / half), 0);
  return second.filter(({ isRecalled }) => isRecalled).length > expected;
}
