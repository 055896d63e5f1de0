/**
 * FSRS-6: how well something is remembered, and what a review does to that.
 *
 * The one place that imports ts-fsrs, which is used for its formulas only (`next_state`, `next_difficulty`,
 * `forgetting_curve`, `next_interval`). Its cards, dates, steps, fuzz and undo are not used; docs/decisions/014 says why.
 * The formulas: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm (FSRS-6).
 */
import { type FSRS, fsrs } from 'ts-fsrs';
import type { Rating } from '@/domain/review/review-event';
import { defaultParameters } from './parameters';

/** Stability: the days after which nine of ten are still recalled. Difficulty: from 1 to 10. */
export type Memory = { readonly stability: number; readonly difficulty: number };

export type MemoryModel = {
  /** The memory after a review. `elapsedDays` are whole study days since the one before; `memory` is null at the first. */
  readonly next: (memory: Memory | null, elapsedDays: number, rating: Rating) => Memory;
  /** The chance of recall after so many days, which may be fractions here. */
  readonly retrievability: (memory: Memory, days: number) => number;
  /** The whole days after which the chance of recall falls to the one desired; at least 1, not limited. */
  readonly intervalDays: (memory: Memory) => number;
};

const leastStability = 0.001;
const mostStability = 36_500;
const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const eightDecimals = (value: number) => Math.round(value * 1e8) / 1e8;

/** The first stability is the parameter itself. ts-fsrs would not let it fall below 0.1; fsrs-rs and Anki do. */
function firstMemory(kernel: FSRS, parameters: readonly number[], rating: Rating): Memory {
  return {
    stability: within(parameters[rating - 1] ?? leastStability, leastStability, mostStability),
    difficulty: within(kernel.init_difficulty(rating), 1, 10),
  };
}

/**
 * Another review on the same study day: S' = S * e^(w17 * (G - 3 + w18)) * S^(-w19), and no less than S unless the rating is
 * Again. Written out, since ts-fsrs moves a w19 of 0 to 0.01.
 */
function sameDayStability(parameters: readonly number[], stability: number, rating: Rating): number {
  const [w17 = 0, w18 = 0, w19 = 0] = parameters.slice(17, 20);
  const growth = stability ** -w19 * Math.exp(w17 * (rating - 3 + w18));
  const masked = rating === 1 ? growth : Math.max(growth, 1);
  return eightDecimals(within(stability * masked, leastStability, mostStability));
}

/** The model for one set of parameters, which must be within their limits, and one desired retention. */
export function memoryModel(
  parameters: readonly number[] = defaultParameters,
  desiredRetention: number = 0.9,
): MemoryModel {
  const kernel = fsrs({
    w: [...parameters],
    request_retention: desiredRetention,
    maximum_interval: Number.MAX_SAFE_INTEGER,
    enable_fuzz: false,
  });
  return {
    next(memory, elapsedDays, rating) {
      if (memory === null) return firstMemory(kernel, parameters, rating);
      if (elapsedDays >= 1) return kernel.next_state(memory, elapsedDays, rating);
      return {
        stability: sameDayStability(parameters, memory.stability, rating),
        difficulty: kernel.next_difficulty(memory.difficulty, rating),
      };
    },
    retrievability: (memory, days) => kernel.forgetting_curve(days, memory.stability),
    intervalDays: (memory) => kernel.next_interval(memory.stability, 0),
  };
}
