import { expect, test } from 'vitest';
import { atLeast, chiSquaredTail } from '@/domain/shared/chance';

test('the chance of at least so many events: exact values of the binomial distribution', () => {
  expect(atLeast([], 0)).toBe(1);
  expect(atLeast([0.25, 0.25], 2)).toBeCloseTo(0.0625, 12);
  expect(atLeast(new Array<number>(10).fill(0.5), 8)).toBeCloseTo(56 / 1024, 12);
  // 20 items of four choices: 10 or more by guessing, 1 - binomial cdf(9; 20, .25).
  expect(atLeast(new Array<number>(20).fill(0.25), 10)).toBeCloseTo(0.01386442, 7);
  expect(atLeast([0.5, 0.25], 1)).toBeCloseTo(1 - 0.5 * 0.75, 12);
});

test('the tail of chi-squared meets the critical values of the usual tables', () => {
  const critical = [
    [6.6349, 1],
    [9.2103, 2],
    [11.3449, 3],
    [13.2767, 4],
    [15.0863, 5],
    [18.4753, 7],
  ] as const;
  for (const [value, degrees] of critical) expect(chiSquaredTail(value, degrees)).toBeCloseTo(0.01, 5);
  expect(chiSquaredTail(3.8415, 1)).toBeCloseTo(0.05, 5);
  expect(chiSquaredTail(7.8147, 3)).toBeCloseTo(0.05, 5);
  expect(chiSquaredTail(0, 3)).toBeCloseTo(1, 6);
});
