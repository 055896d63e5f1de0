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

const mostBins = 10;
/** Smaller groups say more of chance than of the predictions. */
const leastInBin = 30;

type Answer = { readonly predicted: number; readonly isRecalled: boolean };

export function calibrate(answers: readonly Answer[]): Calibration {
  const n = answers.length;
  const sorted = [...answers].sort((a, b) => a.predicted - b.predicted);
  const bins = n < fewestPredictions ? [] : calibrationOf(sorted, Math.min(mostBins, Math.floor(n / leastInBin)));
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
