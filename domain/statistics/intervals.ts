/** Bounds and tails of a few classic estimates. */
import { type Interval, wilsonInterval, zTwoSided } from '@/domain/shared/wilson';

/** Of a bound that the truth is beyond in 5 % of cases. */
export const zOneSided = 1.644854;

/**
 * One-sided 95 % bounds of a correlation, each by itself: Fisher's z (1921), which is about normal with the standard
 * deviation 1 / sqrt(n - 3). Null when there are too few pairs.
 */
export function correlationBounds(r: number, n: number): Interval | null {
  if (n < 4) return null;
  const half = zOneSided / Math.sqrt(n - 3);
  return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) };
}

/** The normal distribution: Abramowitz and Stegun 7.1.26, wrong by less than 2e-7. */
export function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const powers = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const tail = (powers * Math.exp(-x * x)) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** How likely the true correlation lies below a value, by Fisher's z. */
export function chanceOfCorrelationBelow(value: number, r: number, n: number): number {
  if (n < 4) return 0;
  return normalBelow((Math.atanh(value) - Math.atanh(r)) * Math.sqrt(n - 3));
}

/** How likely the true share lies below a value: a normal curve around the middle of Wilson's interval. */
export function chanceOfShareBelow(value: number, share: number, n: number): number {
  if (n === 0) return 0;
  const { low, high } = wilsonInterval(share, n);
  const deviation = (high - low) / (2 * zTwoSided);
  return normalBelow((value - (low + high) / 2) / deviation);
}
