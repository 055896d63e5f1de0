/**
 * How a learner forgets, compared with what the model expects of everybody: three numbers, fitted to what was recalled.
 *
 * A stability S is taken for `scale` * S0 * (S / S0) ^ `growth`, with S0 two days, and a chance of recall is raised to the
 * power `fading`. `scale` is how long they keep what is young, `growth` how much a recall lengthens that, and `fading` how
 * steeply the curve falls: FSRS lets it fall very slowly, others exponentially. All are held at 1 by a prior until answers
 * say something else, so that a few misses change little. The states of the log stay as they are; only what is expected of
 * them changes.
 */
import type { Memory, MemoryModel } from './memory-model';

/** An answer that was predicted: the first of a card on its day, at least a day after the one before. */
export type Recall = {
  readonly stability: number;
  readonly elapsedDays: number;
  readonly isRecalled: boolean;
  /** The days on which it had been seen before, and the days between the last two of them; 0 where there was one. */
  readonly looks: number;
  readonly gapBefore: number;
};

export type MemoryFit = { readonly scale: number; readonly growth: number; readonly fading: number };

export const usualMemory: MemoryFit = { scale: 1, growth: 1, fading: 1 };

const youngDays = 2;
/** Who changes how they learn is known by their last answers, and a long log must not be slow. */
const mostRecalls = 1000;
const leastStability = 0.001;

type Point = readonly [logScale: number, growth: number, logFading: number];
/** Standard deviations of the prior, and limits. */
const prior: Point = [0.7, 0.25, 1];
const least: Point = [Math.log(0.02), 0.1, Math.log(0.3)];
const most: Point = [Math.log(20), 1.6, Math.log(40)];

const fittedStability = (stability: number, { scale, growth }: MemoryFit) =>
  Math.max(leastStability, scale * youngDays * (stability / youngDays) ** growth);

/** The model as it expects this learner to recall. */
export function fittedModel(model: MemoryModel, fit: MemoryFit): MemoryModel {
  if (fit === usualMemory) return model;
  const fitted = ({ stability, difficulty }: Memory) => ({ stability: fittedStability(stability, fit), difficulty });
  return {
    next: model.next,
    retrievability: (memory, days) => model.retrievability(fitted(memory), days) ** fit.fading,
    intervalDays: (memory) => model.intervalDays(fitted(memory)),
  };
}

const fitOf = ([logScale, growth, logFading]: Point): MemoryFit => ({
  scale: Math.exp(logScale),
  growth,
  fading: Math.exp(logFading),
});

/** The logarithm of prior and likelihood, up to a constant. */
function evidence(recalls: readonly Recall[], model: MemoryModel, point: Point): number {
  const fitted = fittedModel(model, fitOf(point));
  let sum = -0.5 * ((point[0] / prior[0]) ** 2 + ((point[1] - 1) / prior[1]) ** 2 + (point[2] / prior[2]) ** 2);
  for (const { stability, elapsedDays, isRecalled } of recalls) {
    const chance = fitted.retrievability({ stability, difficulty: 5 }, elapsedDays);
    sum += Math.log(Math.max(1e-6, isRecalled ? chance : 1 - chance));
  }
  return sum;
}

const within = (index: 0 | 1 | 2, value: number) => Math.min(Math.max(value, least[index]), most[index]);
const directions: readonly Point[] = [
  [1, 0, 0],
  [0, 0.5, 0],
  [0, 0, 1],
  [1, 0, 1],
  [1, -0.5, 0],
  [0, 0.5, 1],
];

/** The likeliest fit: uphill from the usual memory in steps that are halved when none of them leads up. */
export function fitMemory(recalls: readonly Recall[], model: MemoryModel): MemoryFit {
  const used = recalls.slice(-mostRecalls);
  if (used.length === 0) return usualMemory;
  let best: Point = [0, 1, 0];
  let height = evidence(used, model, best);
  for (let step = 0.4; step > 0.03; ) {
    let hasRisen = false;
    for (const [x, y, z] of directions) {
      for (const sign of [step, -step]) {
        const next: Point = [
          within(0, best[0] + sign * x),
          within(1, best[1] + sign * y),
          within(2, best[2] + sign * z),
        ];
        const nextHeight = evidence(used, model, next);
        if (nextHeight <= height + 1e-9) continue;
        [best, height, hasRisen] = [next, nextHeight, true];
      }
    }
    if (!hasRisen) step /= 2;
  }
  return fitOf(best);
}
