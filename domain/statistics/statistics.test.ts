import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '@/domain/shared/wilson';
import { answerCurve } from '@/domain/statistics/answer-curve';
import { choiceTable, hiddenCells } from '@/domain/statistics/choice-table';
import { flagWords, rivalOfKey } from '@/domain/statistics/flag-words';
import {
  chanceOfCorrelationBelow,
  chanceOfShareBelow,
  correlationBounds,
  normalBelow,
} from '@/domain/statistics/intervals';
import { byHarm, itemStatistics } from '@/domain/statistics/item-statistics';
import { correlation, deviationOfCredit, meanCredit } from '@/domain/statistics/moments';
import { countAll, type Observation } from '@/domain/statistics/observation';
import { restGroups } from '@/domain/statistics/rest-groups';

const observe = (credit: number, rest: number | null, many = 1, chosen: readonly string[] = []): Observation => ({
  credit,
  rest,
  chosen,
  isSkipped: false,
  many,
});
const tally = (observations: readonly Observation[], own: { keyHash?: string; hinted?: number } = {}) => ({
  question: 'q',
  item: 'i',
  keyHash: own.keyHash ?? 'k',
  observations,
  learners: countAll(observations) + (own.hinted ?? 0),
  hinted: own.hinted ?? 0,
  medianMs: 30_000,
});

const observations = fc.array(
  fc.record({
    credit: fc.constantFrom(0, 1 / 3, 0.5, 1),
    rest: fc.option(
      fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
      { nil: null },
    ),
    chosen: fc.subarray(['a', 'b', 'c'], { maxLength: 1 }),
    isSkipped: fc.boolean(),
    many: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 40 },
);

describe('estimates', () => {
  test('intervals agree with a printed one, and with one worked by hand', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 by the score method.
    const { low, high } = wilsonInterval(81 / 263, 263);
    expect([low, high].map((each) => each.toFixed(4))).toEqual(['0.2553', '0.3662']);
    // z = 0.5493 + 1.6449 / sqrt(27) = 0.8659; (e^2z - 1) / (e^2z + 1) = 4.6504 / 6.6504.
    const bounds = correlationBounds(0.5, 30);
    expect(bounds?.high).toBeCloseTo(4.6504 / 6.6504, 4);
    expect(bounds?.low).toBeCloseTo(0.2286, 3);
    expect(correlationBounds(0.5, 3)).toBeNull();
    for (const [z, below] of [
      [-1.959964, 0.025],
      [0, 0.5],
      [1.644854, 0.95],
    ] as const)
      expect(normalBelow(z)).toBeCloseTo(below, 5);
  });

  test('a correlation is 1 on a line, -1 on a falling one, and none where nothing varies', () => {
    const line = [0, 1, 2, 3].map((x) => ({ x, y: 2 * x + 1, many: 2 }));
    expect(correlation(line)).toBeCloseTo(1, 12);
    expect(correlation(line.map(({ x, y, many }) => ({ x, y: -y, many })))).toBeCloseTo(-1, 12);
    expect(correlation(line.map(({ x, many }) => ({ x, y: 0.1 + 0.2, many })))).toBeNull();
    expect(correlation([])).toBeNull();
    expect(correlationBounds(1, 20)).toEqual({ low: 1, high: 1 });
  });

  test('counted observations say the same as single ones, in any order', () => {
    fc.assert(
      fc.property(observations, (counted) => {
        const single = counted.flatMap((each) => Array.from({ length: each.many }, () => ({ ...each, many: 1 })));
        const [a, b] = [itemStatistics(tally(counted)), itemStatistics(tally([...single].reverse()))];
        expect(b.n).toBe(a.n);
        expect(b.flags).toEqual(a.flags);
        expect(b.facility?.share ?? 0).toBeCloseTo(a.facility?.share ?? 0, 9);
        expect(b.discrimination?.r ?? 0).toBeCloseTo(a.discrimination?.r ?? 0, 9);
        expect(deviationOfCredit(single) ?? 0).toBeCloseTo(deviationOfCredit(counted) ?? 0, 9);
        expect(choiceTable([...single].reverse(), ['a', 'b', 'c'])).toEqual(choiceTable(counted, ['a', 'b', 'c']));
      }),
    );
  });

  test('every estimate lies within its bounds, and every chance between 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 4, max: 500 }), (r, n) => {
        const bounds = correlationBounds(r, n);
        expect(bounds?.low).toBeLessThanOrEqual(r + 1e-9);
        expect(bounds?.high).toBeGreaterThanOrEqual(r - 1e-9);
        const share = (r + 1) / 2;
        const { low, high } = wilsonInterval(share, n);
        expect(low).toBeLessThanOrEqual(share + 1e-9);
        expect(high).toBeGreaterThanOrEqual(share - 1e-9);
        for (const chance of [chanceOfCorrelationBelow(0.2, r, n), chanceOfShareBelow(0.1, share, n)]) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('flags', () => {
  const falling = (n: number) => Array.from({ length: n }, (_, index) => observe(index < n / 2 ? 1 : 0, index / n));

  test('are raised from 15 answers on, by the bound and not by the estimate', () => {
    expect(itemStatistics(tally(falling(14))).flags).toEqual([]);
    expect(itemStatistics(tally(falling(15))).flags).toEqual(['poor_discrimination']);
    // r is -0.04 here, which the bound of twenty answers does not hold against the item.
    const unclear = Array.from({ length: 20 }, (_, index) => observe(index % 2, (index % 7) / 7));
    const { discrimination, flags } = itemStatistics(tally(unclear));
    expect(discrimination?.r).toBeLessThan(0.2);
    expect(flags).toEqual([]);
  });

  test('say too easy above 95 % and too hard below 10 %, and not at them', () => {
    const share = (right: number, wrong: number) =>
      itemStatistics(tally([observe(1, null, right), observe(0, null, wrong)]));
    expect(share(96, 4).flags).toEqual(['too_easy']);
    expect(share(95, 5).flags).toEqual([]);
    expect(share(10, 90).flags).toEqual([]);
    expect(share(9, 91).flags).toEqual(['too_hard']);
    expect(share(14, 0).flags).toEqual([]);
  });

  test('come first, and among equals what harms more learners', () => {
    const fine = Array.from({ length: 40 }, (_, index) => observe(index < 20 ? 0 : 1, index / 40));
    const [few, many, good] = [
      itemStatistics(tally(falling(20), { keyHash: 'few' })),
      itemStatistics(tally(falling(60), { keyHash: 'many' })),
      itemStatistics(tally(fine, { keyHash: 'good' })),
    ];
    expect([good, few, many].sort(byHarm).map(({ keyHash }) => keyHash)).toEqual(['many', 'few', 'good']);
    expect(good.harm).toBeLessThan(1);
    expect(many.harm).toBeGreaterThan(59);
  });

  test('name the choice that strong learners take instead of the key', () => {
    const rows = Array.from({ length: 30 }, (_, index) =>
      index < 15 ? observe(1, index / 30, 1, ['key']) : observe(0, index / 30, 1, ['rival']),
    );
    const letters = [
      { id: 'key', letter: 'A', isKey: true },
      { id: 'rival', letter: 'B', isKey: false },
    ];
    const rival = rivalOfKey(choiceTable(rows, ['key', 'rival']), letters);
    expect(flagWords('poor_discrimination', itemStatistics(tally(rows)), rival)).toBe(
      'Most strong learners choose B: is B also right?',
    );
    expect(flagWords('poor_discrimination', itemStatistics(tally(rows)), null)).toContain('is the key right?');
  });
});

describe('small groups', () => {
  test('of one to four learners nothing is told, not even how many', () => {
    const { n, facility, discrimination, harm, learners } = itemStatistics(tally([observe(1, 0.5, 4)]));
    expect([n, facility, discrimination, harm, learners]).toEqual([null, null, null, 0, null]);
    expect(itemStatistics(tally([])).n).toBe(0);
    expect(itemStatistics(tally([observe(1, 0.5, 5)])).n).toBe(5);
    expect(itemStatistics(tally([observe(1, 0.5, 9)], { hinted: 3 })).hinted).toBeNull();
  });

  test('have no table of choices below ten, and no curve while a fifth is below five', () => {
    const rows = (many: number) => Array.from({ length: many }, (_, index) => observe(1, index / many, 1, ['a']));
    expect(choiceTable(rows(9), ['a', 'b'])).toBeNull();
    expect(choiceTable(rows(10), ['a', 'b'])).not.toBeNull();
    expect(answerCurve(rows(24))).toBeNull();
    expect(answerCurve(rows(25))?.map(({ n }) => n)).toEqual([5, 5, 5, 5, 5]);
  });

  test('are hidden in every table, and no hidden cell can be told from the sums beside it', () => {
    const counts = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(counts, (inner) => {
        const withSums = inner.map((row) => [...row, row.reduce((sum, each) => sum + each, 0)]);
        const sums = [0, 1, 2, 3].map((column) => withSums.reduce((sum, row) => sum + (row[column] ?? 0), 0));
        const cells = [...withSums, sums];
        const hidden = hiddenCells(cells);
        for (const [row, line] of cells.entries())
          for (const [column, count] of line.entries())
            if (count > 0 && count < 5) expect(hidden[row]?.[column]).toBe(true);
        const lines = [...hidden, ...[0, 1, 2, 3].map((column) => hidden.map((row) => row[column] === true))];
        for (const line of lines) expect(line.filter(Boolean)).not.toHaveLength(1);
      }),
    );
  });

  test('thirds hold everybody once, and learners who did alike together', () => {
    fc.assert(
      fc.property(observations, (rows) => {
        const thirds = restGroups(rows, 3);
        expect(thirds.reduce((sum, third) => sum + countAll(third), 0)).toBe(
          countAll(rows.filter(({ rest }) => rest !== null)),
        );
        const rests = thirds.map((third) => new Set(third.map(({ rest }) => rest)));
        for (const [index, own] of rests.entries())
          for (const later of rests.slice(index + 1))
            for (const rest of own) for (const other of later) expect(rest ?? 0).toBeLessThan(other ?? 0);
        expect(meanCredit(rows)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
