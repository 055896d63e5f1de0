import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rating } from '@/domain/review/review-event';
import { evaluate } from '@/domain/scheduling/evaluate';
import { type Prediction, predictionsOf } from '@/domain/scheduling/predictions';
import { wilsonInterval } from '@/domain/shared/wilson';
import { dayMs, mark, noon, only, quiz, review, reviewsAfterDays } from '@/tests/support/schedule-log';

const prediction = (predicted: number, isRecalled: boolean, rest: Partial<Prediction> = {}): Prediction => ({
  predicted,
  isRecalled,
  elapsedDays: 1,
  looks: 1,
  misses: 0,
  ...rest,
});

test('a prediction is the chance of recall before the answer, once for a card and a day', () => {
  const events = [
    ...reviewsAfterDays([4, 3, 1, 3, 2], [0, 8, 0, 0, 3]),
    review(noon, 3, 'b'),
    quiz(noon + dayMs, 1, 'b'),
    mark('suspend', noon + dayMs, 'b'),
  ];
  const found = predictionsOf(events, only());
  expect(found).toHaveLength(2);
  expect(found[0]).toEqual({ predicted: 0.9024733, isRecalled: true, elapsedDays: 8, looks: 1, misses: 0 });
  expect(found[1]).toMatchObject({ isRecalled: true, elapsedDays: 3, looks: 2, misses: 0 });
});

test('misses are those of earlier days, and a forgotten card begins anew', () => {
  const misses = predictionsOf(reviewsAfterDays([3, 1, 1, 3, 1, 3], [0, 1, 0, 1, 1, 1]), only());
  expect(misses.map((each) => [each.looks, each.misses])).toEqual([
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 2],
  ]);
  const start = [review(noon, 3), review(noon + dayMs, 1), mark('forget', noon + dayMs + 1)];
  const anew = [...start, review(noon + 2 * dayMs, 3), review(noon + 3 * dayMs, 3)];
  expect(predictionsOf(anew, only()).at(-1)).toMatchObject({ elapsedDays: 1, looks: 1, misses: 0 });
});

test('the measures of a few predictions, worked out by hand', () => {
  const found = evaluate([
    prediction(0.9, true),
    prediction(0.9, false),
    prediction(0.6, true, { elapsedDays: 4 }),
    prediction(0.4, false, { elapsedDays: 4 }),
  ]);
  expect(found.logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.1) + Math.log(0.6) + Math.log(0.6)) / 4, 12);
  expect(found.logLossConstant).toBeCloseTo(Math.LN2, 12);
  // Errors of the two bins: 0.9 - 0.5, and 0.5 - 0.5.
  expect(found.rmseBins).toBeCloseTo(Math.sqrt((2 * 0.16) / 4), 12);
  // Of the four pairs two are in order, one is a tie and one is the wrong way round.
  expect(found.auc).toBeCloseTo((2 + 0.5) / 4, 12);
  expect(found).toMatchObject({ n: 4, isEnough: false, recalled: 0.5 });
});

test.each<[string, Partial<Prediction>, Partial<Prediction>, boolean]>([
  ['1 and 3 days', { elapsedDays: 1 }, { elapsedDays: 3 }, true],
  ['3 and 4 days', { elapsedDays: 3 }, { elapsedDays: 4 }, false],
  ['13 and 14 days', { elapsedDays: 13 }, { elapsedDays: 14 }, false],
  ['the first and the second look', { looks: 1 }, { looks: 2 }, true],
  ['the second and the third look', { looks: 2 }, { looks: 3 }, false],
  ['no miss and one', { misses: 0 }, { misses: 1 }, false],
  ['one miss and two', { misses: 1 }, { misses: 2 }, false],
])('RMSE(bins): whether %s are in one bin, as in the benchmark', (_, one, other, isOne) => {
  const found = evaluate([prediction(0.75, true, one), prediction(0.25, false, other)]);
  expect(found.rmseBins).toBeCloseTo(isOne ? 0 : 0.25, 12);
});

test('nothing to go by is said to be nothing, and all recalled has no AUC', () => {
  expect(evaluate([])).toMatchObject({ n: 0, logLoss: null, rmseBins: null, auc: null, calibration: [] });
  expect(evaluate([prediction(0.9, true)])).toMatchObject({ auc: null, calibration: [{ n: 1, recalled: 1 }] });
});

test("Wilson's interval of 8 in 10, and its ends", () => {
  const { low, high } = wilsonInterval(8 / 10, 10);
  expect(low).toBeCloseTo(0.4901625, 6);
  expect(high).toBeCloseTo(0.9433178, 6);
  expect(wilsonInterval(0 / 10, 10).low).toBe(0);
  expect(wilsonInterval(10 / 10, 10).high).toBeCloseTo(1, 12);
});

const anyPrediction = fc
  .record({
    predicted: fc.double({ min: 0, max: 1, noNaN: true }),
    isRecalled: fc.boolean(),
    elapsedDays: fc.integer({ min: 1, max: 1000 }),
    looks: fc.integer({ min: 1, max: 50 }),
  })
  .map((each): Prediction => ({ ...each, misses: each.looks % 5 }));

test('ten bins hold all predictions in order, each as many, and AUC is the share of pairs in order', () => {
  fc.assert(
    fc.property(fc.array(anyPrediction, { minLength: 1, maxLength: 60 }), (predictions) => {
      const { calibration, auc, rmseBins, logLoss } = evaluate(predictions);
      expect(calibration.reduce((sum, bin) => sum + bin.n, 0)).toBe(predictions.length);
      const sizes = calibration.map(({ n }) => n);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      for (const bin of calibration) {
        expect(bin.from).toBeLessThanOrEqual(bin.to);
        expect(bin.low).toBeLessThanOrEqual(bin.recalled + 1e-12);
        expect(bin.high).toBeGreaterThanOrEqual(bin.recalled - 1e-12);
      }
      const hits = predictions.filter(({ isRecalled }) => isRecalled);
      const misses = predictions.filter(({ isRecalled }) => !isRecalled);
      const pairs = hits.flatMap((hit) => misses.map((miss) => Math.sign(hit.predicted - miss.predicted) / 2 + 0.5));
      const expected = pairs.length === 0 ? null : pairs.reduce((sum, each) => sum + each, 0) / pairs.length;
      if (expected === null) expect(auc).toBeNull();
      else expect(auc).toBeCloseTo(expected, 10);
      expect(rmseBins).toBeLessThanOrEqual(1);
      expect(logLoss).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a learner who remembers as the model says is found to be well predicted', () => {
  let seed = 7;
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4_294_967_296;
  };
  const events = Array.from({ length: 400 }, (_, card) => {
    const answer: Rating = chance() < 0.9024733 ? 3 : 1;
    return [review(noon, 4, `c${card}`), review(noon + 8 * dayMs, answer, `c${card}`)];
  }).flat();
  const found = evaluate(predictionsOf(events, only()));
  expect(found).toMatchObject({ n: 400, isEnough: true });
  expect(found.rmseBins).toBeLessThan(0.04);
});
