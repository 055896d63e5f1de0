/**
 * How one answer is kept in memory when every review is recalled: the example that the home page draws.
 *
 * FSRS-6 with its default parameters. Days are whole days since the first study.
 */
import { type Memory, memoryModel } from './memory-model';

export type CurvePoint = { readonly day: number; readonly retrievability: number };

export type MemoryCurve = {
  /** Days on which the card is reviewed; the first is 0. */
  readonly reviewDays: readonly number[];
  /** One piece between each review and the next, the last one up to `lastDay`. */
  readonly kept: readonly (readonly CurvePoint[])[];
  /** The same card after the first study alone. */
  readonly leftAlone: readonly CurvePoint[];
};

const model = memoryModel();

function piece(from: number, to: number, memory: Memory, step: number): CurvePoint[] {
  const count = Math.max(1, Math.ceil((to - from) / step));
  return Array.from({ length: count + 1 }, (_, index) => {
    const day = from + ((to - from) * index) / count;
    return { day, retrievability: model.retrievability(memory, day - from) };
  });
}

/** The curve of `reviews` reviews, all rated Good and each made when 90 % is left, seen until `daysAfterLast` later. */
export function memoryCurve(reviews: number, daysAfterLast: number): MemoryCurve {
  const first = model.next(null, 0, 3);
  const looks: { day: number; memory: Memory }[] = [{ day: 0, memory: first }];
  let last = { day: 0, memory: first };
  while (looks.length < reviews) {
    const interval = model.intervalDays(last.memory);
    last = { day: last.day + interval, memory: model.next(last.memory, interval, 3) };
    looks.push(last);
  }
  const lastDay = last.day + daysAfterLast;
  const step = lastDay / 60;
  return {
    reviewDays: looks.map(({ day }) => day),
    kept: looks.map(({ day, memory }, index) => piece(day, looks[index + 1]?.day ?? lastDay, memory, step / 4)),
    leftAlone: piece(0, lastDay, first, step),
  };
}
