export type Interval = { readonly low: number; readonly high: number };

/** Of the two-sided 95 % interval of a normal curve. */
export const zTwoSided = 1.959963984540054;

const clamped = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * Wilson's score interval (1927) of a share that was seen in `n`, with 95 % confidence. Also taken for means of partial
 * credits, which vary less than right and wrong do: there it is rather too wide than too narrow.
 */
export function wilsonInterval(share: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z = zTwoSided;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: clamped(middle - half), high: clamped(middle + half) };
}
