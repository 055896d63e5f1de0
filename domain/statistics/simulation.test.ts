/**
 * Error rates of the flags, on simulated learners with a fixed seed: 24 items of which 20 are good, two have a wrong key
 * and two measure nothing; guessing succeeds once in five. docs/item-statistics.md gives the figures and the model.
 */
import { describe, expect, test } from 'vitest';
import { itemStatistics } from '@/domain/statistics/item-statistics';
import type { Observation } from '@/domain/statistics/observation';

/** A `misconception`: whoever does not know takes the wrong key. A `slip`: one wrong choice of four became the key. */
type Kind = 'good' | 'misconception' | 'slip' | 'no signal';

/** mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const kinds: readonly Kind[] = [
  ...Array.from({ length: 20 }, () => 'good' as const),
  'misconception',
  'slip',
  'no signal',
  'no signal',
];
const guessing = 0.2;

/** One exam of all items by `n` learners. */
function simulate(n: number, next: () => number): { kind: Kind; isFlagged: boolean; isNaive: boolean }[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const difficulty = kinds.map(() => 0.75 * normal());
  const answers = Array.from({ length: n }, () => {
    const ability = normal();
    return kinds.map((kind, item): number => {
      const knows = next() < 1 / (1 + Math.exp(-1.7 * (ability - (difficulty[item] ?? 0))));
      if (kind === 'no signal') return next() < 0.5 ? 1 : 0;
      if (kind === 'misconception') return knows ? 0 : 1;
      const isRight = knows || next() < guessing;
      if (kind === 'slip') return isRight || next() < 0.75 ? 0 : 1;
      return isRight ? 1 : 0;
    });
  });
  return kinds.map((kind, item) => {
    const observations = answers.map((row): Observation => {
      const credit = row[item] ?? 0;
      const rest = (row.reduce((sum, each) => sum + each, 0) - credit) / (row.length - 1);
      return { credit, rest, chosen: [], isSkipped: false, many: 1 };
    });
    const epoch = { question: 'q', item: String(item), keyHash: 'k' };
    const { flags, discrimination } = itemStatistics({
      ...epoch,
      observations,
      learners: n,
      hinted: 0,
      medianMs: null,
    });
    return { kind, isFlagged: flags.length > 0, isNaive: (discrimination?.r ?? 1) < 0.2 };
  });
}

function rates(n: number, runs: number) {
  const next = chance(20261125 + n);
  const all = Array.from({ length: runs }, () => simulate(n, next)).flat();
  const share = (kind: Kind, holds: (each: (typeof all)[number]) => boolean) => {
    const those = all.filter((each) => each.kind === kind);
    return those.filter(holds).length / those.length;
  };
  return {
    falseFlags: share('good', ({ isFlagged }) => isFlagged),
    falseNaive: share('good', ({ isNaive }) => isNaive),
    caught: (kind: Kind) => share(kind, ({ isFlagged }) => isFlagged),
  };
}

describe('on simulated learners', () => {
  const at15 = rates(15, 400);
  const at30 = rates(30, 400);
  const at100 = rates(100, 150);

  test('a good item is flagged in at most 6 of 100 cases with 15 answers, 3 with 30 and 1 with 100', () => {
    expect(at15.falseFlags).toBeLessThanOrEqual(0.06);
    expect(at30.falseFlags).toBeLessThanOrEqual(0.03);
    expect(at100.falseFlags).toBeLessThanOrEqual(0.01);
  });

  test('flagging by the estimate alone would blame many times as many good items', () => {
    expect(at15.falseNaive).toBeGreaterThan(4 * at15.falseFlags);
    expect(at30.falseNaive).toBeGreaterThan(4 * at30.falseFlags);
  });

  test('a key that is a misconception is caught in 80 of 100 cases with 15 answers, and in 95 with 30', () => {
    expect(at15.caught('misconception')).toBeGreaterThanOrEqual(0.8);
    expect(at30.caught('misconception')).toBeGreaterThanOrEqual(0.95);
  });

  test('a key that nobody would believe takes 100 answers, and an item that measures nothing still more', () => {
    expect(at30.caught('slip')).toBeGreaterThan(0.7);
    expect(at100.caught('slip')).toBeGreaterThanOrEqual(0.95);
    expect(at30.caught('no signal')).toBeGreaterThan(0.2);
    expect(at100.caught('no signal')).toBeGreaterThan(0.55);
  });
});
