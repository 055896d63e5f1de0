/**
 * Whether predictions come true: what the schedule expected when a card was answered, beside what happened.
 */
import { type CalibrationBin, calibrationOf, fewestPredictions } from '@/domain/scheduling/evaluate';

export type Calibration = {
  readonly n: number;
  /** How many are needed before anything is shown. */
  readonly needed: number;
  readonly isEnough: boolean;
  readonly predicted: number;
  readonly recalled: number;
  /** How far a group's mean prediction is from its share recalled, on average over the answers; shares, not points. */
  readonly meanError: number;
  readonly bins: readonly CalibrationBin[];
};

/** Smaller groups say more of chance than of the predictions. */
const leastInGroup = 30;
/** Most answers come when nine of ten are left, so groups of equal size would lie on each other there. */
const leastSpan = 0.04;

type Answer = { readonly predicted: number; readonly isRecalled: boolean };

/** Groups by prediction, each of 30 answers or more and of four hundredths or more, as far as there are so many. */
function groupsOf(sorted: readonly Answer[]): CalibrationBin[] {
  const starts = [0];
  for (const [index, { predicted }] of sorted.entries()) {
    const start = starts.at(-1) ?? 0;
    if (Math.min(index - start, sorted.length - index) < leastInGroup) continue;
    if (predicted - (sorted[start]?.predicted ?? 0) >= leastSpan) starts.push(index);
  }
  return starts.flatMap((start, group) => calibrationOf(sorted.slice(start, starts[group + 1]), 1));
}

export function calibrate(answers: readonly Answer[]): Calibration {
  const n = answers.length;
  const sorted = [...answers].sort((a, b) => a.predicted - b.predicted);
  const bins = n < fewestPredictions ? [] : groupsOf(sorted);
  const weighted = bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.predicted - bin.recalled), 0);
  const share = (sum: number) => (n === 0 ? 0 : sum / n);
  return {
    n,
    needed: fewestPredictions,
    isEnough: n >= fewestPredictions,
    predicted: share(answers.reduce((sum, { predicted }) => sum + predicted, 0)),
    recalled: share(answers.filter(({ isRecalled }) => isRecalled).length),
    meanError: share(weighted),
    bins,
  };
}
