/** From credits to a score: points, shares by level and topic, and how far the score may be from the truth. */

import type { PartScore, ScoreSummary } from '@/domain/quiz/attempt-view';
import { wilsonInterval } from '@/domain/shared/wilson';

export type CreditedItem = {
  readonly credit: number;
  readonly level: string | null;
  readonly topics: readonly string[];
};

/** Credits are sums of fractions: thirds add up to whole points again. */
const rounded = (points: number): number => Math.round(points * 1e6) / 1e6;

/** 0 to 100, rounded down: 100 means that nothing was missed. */
export function percentOf(points: number, items: number): number {
  return items === 0 ? 0 : Math.floor((rounded(points) / items) * 100 + 1e-9);
}

/** The sum of credits. */
export function pointsOf(items: readonly Pick<CreditedItem, 'credit'>[]): number {
  return rounded(items.reduce((sum, { credit }) => sum + credit, 0));
}

function partScore(name: string, items: readonly CreditedItem[]): PartScore {
  return {
    name,
    points: pointsOf(items),
    items: items.length,
    right: items.filter(({ credit }) => credit >= 1).length,
  };
}

function grouped(items: readonly CreditedItem[], names: (item: CreditedItem) => readonly string[]): PartScore[] {
  const groups = new Map<string, CreditedItem[]>();
  for (const item of items) {
    for (const name of names(item)) groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups].map(([name, members]) => partScore(name, members));
}

/**
 * The share of all `pool` items that the learner would get, from `n` drawn ones: Wilson's score interval (1927) at 95 %,
 * with the effective sample size n (N - 1) / (N - n) of a draw without replacement from N (Cochran, Sampling Techniques,
 * 1977, ch. 2). Partial credit varies less than right and wrong do, so the interval is rather too wide than too narrow.
 * In per cent, low rounded down and high up. Null when every item was asked: then there is nothing to estimate.
 */
export function scoreInterval(
  points: number,
  n: number,
  pool: number,
): { readonly low: number; readonly high: number } | null {
  if (n === 0 || n >= pool) return null;
  const { low, high } = wilsonInterval(Math.min(1, points / n), (n * (pool - 1)) / (pool - n));
  return { low: Math.floor(low * 100 + 1e-9), high: Math.ceil(high * 100 - 1e-9) };
}

/** The score of an attempt over the pool that it was drawn from. */
export function summarise(items: readonly CreditedItem[], poolSize: number): ScoreSummary {
  const points = pointsOf(items);
  return {
    points,
    items: items.length,
    percent: percentOf(points, items.length),
    interval: scoreInterval(points, items.length, poolSize),
    byLevel: grouped(items, ({ level }) => (level === null ? [] : [level])),
    byTopic: grouped(items, ({ topics }) => topics),
  };
}
