/** Mean, spread and correlation over counted observations. */
import { countAll, type Observation } from '@/domain/statistics/observation';

export type Paired = { readonly x: number; readonly y: number; readonly many: number };

/** The pairs of credit and rest score. */
export function pairsOf(observations: readonly Observation[]): Paired[] {
  return observations.flatMap(({ credit, rest, many }) => (rest === null ? [] : [{ x: credit, y: rest, many }]));
}

export function meanCredit(observations: readonly Observation[]): number {
  const n = countAll(observations);
  return n === 0 ? 0 : observations.reduce((sum, { credit, many }) => sum + credit * many, 0) / n;
}

/** The standard deviation in the sample (n - 1); null for fewer than two. */
export function deviationOfCredit(observations: readonly Observation[]): number | null {
  const n = countAll(observations);
  if (n < 2) return null;
  const mean = meanCredit(observations);
  const squares = observations.reduce((sum, { credit, many }) => sum + many * (credit - mean) ** 2, 0);
  return Math.sqrt(squares / (n - 1));
}

/** Pearson's correlation in two passes; null when one of the two does not vary. */
export function correlation(pairs: readonly Paired[]): number | null {
  const n = pairs.reduce((sum, { many }) => sum + many, 0);
  if (n < 2) return null;
  const meanX = pairs.reduce((sum, { x, many }) => sum + x * many, 0) / n;
  const meanY = pairs.reduce((sum, { y, many }) => sum + y * many, 0) / n;
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y, many } of pairs) {
    xx += many * (x - meanX) ** 2;
    yy += many * (y - meanY) ** 2;
    xy += many * (x - meanX) * (y - meanY);
  }
  // Equal values leave a remainder of rounding, which is no spread.
  if (xx < 1e-12 * n || yy < 1e-12 * n) return null;
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}
