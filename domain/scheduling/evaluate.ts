/**
 * How true the predictions came.
 *
 * The measures are those of the benchmark of spaced repetition (open-spaced-repetition/srs-benchmark, README and
 * `rmse_matrix`), so that they can be compared with its tables; it leaves out outliers, which is not done here.
 */
import { wilsonInterval } from '@/domain/shared/wilson';
import type { Prediction } from './predictions';

export type CalibrationBin = {
  readonly n: number;
  /** The smallest and the largest prediction in it. */
  readonly from: number;
  readonly to: number;
  /** The mean prediction, the share that was recalled, and the 95 % interval of that share (Wilson 1927). */
  readonly predicted: number;
  readonly recalled: number;
  readonly low: number;
  readonly high: number;
};

export type Evaluation = {
  readonly n: number;
  /** Enough to be shown to a learner as more than chance. */
  readonly isEnough: boolean;
  readonly predicted: number | null;
  readonly recalled: number | null;
  readonly logLoss: number | null;
  /** The log-loss of whoever always says the share that was recalled. Above it, predictions are worth nothing. */
  readonly logLossConstant: number | null;
  readonly rmseBins: number | null;
  /** Null, too, when all were recalled or none. */
  readonly auc: number | null;
  readonly calibration: readonly CalibrationBin[];
};

/** So many predictions are enough to be shown to a learner as more than chance. */
export const fewestPredictions = 100;
const mostBins = 10;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const outcome = ({ isRecalled }: Prediction) => (isRecalled ? 1 : 0);

/** Predictions are kept off 0 and 1 by the smallest step of a number, as scikit-learn's `log_loss` does. */
function logLossOf(predictions: readonly (readonly [predicted: number, isRecalled: boolean])[]): number {
  const losses = predictions.map(([predicted, isRecalled]) => {
    const p = Math.min(Math.max(predicted, Number.EPSILON), 1 - Number.EPSILON);
    return -Math.log(isRecalled ? p : 1 - p);
  });
  return mean(losses);
}

/** The largest power of the base that is not above the value, in the units of the benchmark; here only a bin's name. */
const power = (value: number, base: number) => Math.floor(Math.log(value) / Math.log(base));

/**
 * RMSE(bins): predictions are put in bins by elapsed days, by number of looks and by misses, on scales that grow by 3.62,
 * 1.89 and 1.73. The error of a bin is its mean prediction less the share recalled; squares are weighted by the bin's size.
 * The benchmark counts the first look of all, which predicts nothing, as number 1.
 */
function rmseBinsOf(predictions: readonly Prediction[]): number {
  const bins = new Map<string, Prediction[]>();
  for (const each of predictions) {
    const name = [
      power(each.elapsedDays, 3.62),
      power(each.looks + 1, 1.89),
      each.misses === 0 ? 'none' : power(each.misses, 1.73),
    ].join(' ');
    const bin = bins.get(name);
    if (bin === undefined) bins.set(name, [each]);
    else bin.push(each);
  }
  const squares = [...bins.values()].map((bin) => {
    const error = mean(bin.map(({ predicted }) => predicted)) - mean(bin.map(outcome));
    return bin.length * error * error;
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / predictions.length);
}

/** The chance that a recalled card had the higher prediction than a missed one; equal ones count half (Mann and Whitney). */
function aucOf(sorted: readonly Prediction[]): number | null {
  const hits = sorted.filter(({ isRecalled }) => isRecalled).length;
  const misses = sorted.length - hits;
  if (hits === 0 || misses === 0) return null;
  let rankSum = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.predicted === sorted[start]?.predicted) end += 1;
    const rank = (start + 1 + end) / 2;
    rankSum += rank * sorted.slice(start, end).filter(({ isRecalled }) => isRecalled).length;
    start = end;
  }
  return (rankSum - (hits * (hits + 1)) / 2) / (hits * misses);
}

/** At most so many bins with equally many predictions, from the lowest to the highest. */
export function calibrationOf(
  sorted: readonly Pick<Prediction, 'predicted' | 'isRecalled'>[],
  most: number = mostBins,
): CalibrationBin[] {
  const count = Math.min(most, sorted.length);
  return Array.from({ length: count }, (_, index) => {
    const bin = sorted.slice(
      Math.floor((index * sorted.length) / count),
      Math.floor(((index + 1) * sorted.length) / count),
    );
    const predicted = bin.map((each) => each.predicted);
    const hits = bin.filter(({ isRecalled }) => isRecalled).length;
    return {
      n: bin.length,
      from: predicted[0] ?? 0,
      to: predicted.at(-1) ?? 0,
      predicted: mean(predicted),
      recalled: hits / bin.length,
      ...wilsonInterval(hits / bin.length, bin.length),
    };
  });
}

export function evaluate(predictions: readonly Prediction[]): Evaluation {
  const n = predictions.length;
  const isEnough = n >= fewestPredictions;
  if (n === 0) {
    const none = { predicted: null, recalled: null, logLoss: null, logLossConstant: null, rmseBins: null, auc: null };
    return { n, isEnough, ...none, calibration: [] };
  }
  const sorted = [...predictions].sort((a, b) => a.predicted - b.predicted);
  const recalled = mean(predictions.map(outcome));
  return {
    n,
    isEnough,
    predicted: mean(predictions.map(({ predicted }) => predicted)),
    recalled,
    logLoss: logLossOf(predictions.map(({ predicted, isRecalled }) => [predicted, isRecalled])),
    logLossConstant: logLossOf(predictions.map(({ isRecalled }) => [recalled, isRecalled])),
    rmseBins: rmseBinsOf(predictions),
    auc: aucOf(sorted),
    calibration: calibrationOf(sorted),
  };
}
