/**
 * How one answer is kept in memory when every review is recalled: the example that the home page draws.
 *
 * FSRS-6 with its default parameters (ts-fsrs, used for its formulas only). Days are whole days since the first study.
 */
import { fsrs, Rating } from 'ts-fsrs';

export type CurvePoint = { readonly day: number; readonly retrievability: number };

export type MemoryCurve = {
  /** Days on which the card is reviewed; the first is 0. */
  readonly reviewDays: readonly number[];
  /** One piece between each review and the next, the last one up to `lastDay`. */
  readonly kept: readonly (readonly CurvePoint[])[];
  /** The same card after the first study alone. */
  readonly leftAlone: readonly CurvePoint[];
};

const kernel = fsrs({ request_retention: 0.9, enable_fuzz: false });

function piece(from: number, to: number, stability: number, step: number): CurvePoint[] {
  const count = Math.max(1, Math.ceil((to - from) / step));
  return Array.from({ length: count + 1 }, (_, index) => {
    const day = from + ((to - from) * index) / count;
    return { day, retrievability: kernel.forgetting_curve(day - from, stability) };
  });
}

/** The curve of `reviews` reviews, all rated Good and each made when 90 % is left, seen until `daysAfterLast` later. */
export function memoryCurve(reviews: number, daysAfterLast: number): MemoryCurve {
  const reviewDays: number[] = [];
  const stabilities: number[] = [];
  let state = kernel.next_state(null, 0, Rating.Good);
  let day = 0;
  for (let index = 0; index < reviews; index += 1) {
    if (index > 0) {
      const interval = kernel.next_interval(state.stability, 0);
      day += interval;
      state = kernel.next_state(state, interval, Rating.Good);
    }
    reviewDays.push(day);
    stabilities.push(state.stability);
  }
  const lastDay = day + daysAfterLast;
  const step = lastDay / 60;
  return {
    reviewDays,
    kept: stabilities.map((stability, index) =>
      piece(reviewDays[index] ?? 0, reviewDays[index + 1] ?? lastDay, stability, step / 4),
    ),
    leftAlone: piece(0, lastDay, stabilities[0] ?? 0, step),
  };
}
