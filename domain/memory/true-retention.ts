/**
 * True retention: the share of first reviews of a day that were recalled, by the days that had passed since the review
 * before. Which reviews count is what domain/scheduling/predictions.ts says.
 */
import { wilsonInterval } from '@/domain/shared/wilson';

export type RetentionBand = {
  /** Days since the review before; `to` is null where there is no end. */
  readonly from: number;
  readonly to: number | null;
  readonly n: number;
  readonly recalled: number;
  /** The 95 % interval of the share recalled (Wilson); null without reviews. */
  readonly interval: { readonly low: number; readonly high: number } | null;
};

const starts = [1, 2, 7, 21, 90];

export type RetentionCount = {
  readonly add: (elapsedDays: number, isRecalled: boolean) => void;
  readonly bands: () => RetentionBand[];
};

export function countRetention(): RetentionCount {
  const counts = starts.map(() => ({ n: 0, recalled: 0 }));
  return {
    add(elapsedDays, isRecalled) {
      const count = counts[starts.findLastIndex((start) => start <= elapsedDays)];
      if (count === undefined) return;
      count.n += 1;
      if (isRecalled) count.recalled += 1;
    },
    bands: () =>
      counts.map(({ n, recalled }, index) => ({
        from: starts[index] ?? 1,
        to: starts[index + 1] === undefined ? null : (starts[index + 1] ?? 1) - 1,
        n,
        recalled,
        interval: n === 0 ? null : wilsonInterval(recalled / n, n),
      })),
  };
}
