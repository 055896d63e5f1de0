import { afterAll, beforeAll, expect, test } from 'vitest';
import { listScheduleVersions } from '@/db/queries/schedule-versions';
import { compareFit, tidyParameters } from '@/domain/scheduling/fit-log';
import { defaultParameters } from '@/domain/scheduling/parameters';
import { chancesFrom } from '@/scripts/seed/chances';
import { simulateReviews } from '@/scripts/seed/simulated-learner';
import { recordReviews } from '@/server/review/record-reviews';
import { optimise } from '@/server/schedule/optimise';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date('2026-11-25T12:00:00.000Z');

/** The log of somebody with a known memory, recorded as it would be. */
async function learner(given: { parameters: readonly number[]; days: number; newPerDay: number; seed: number }) {
  const { id: userId } = await makePerson(database.db);
  const cards = Array.from({ length: given.days * given.newPerDay }, (_, n) => ({
    ...{ guide: 'g', question: `q${n}`, revision: '', edition: '' },
  }));
  const place = { until: now, timeZone: 'UTC', rolloverHour: 4, diligence: 9 };
  const events = simulateReviews({ ...given, ...place, cards }, chancesFrom(given.seed));
  for (let at = 0; at < events.length; at += 500)
    await recordReviews(database.db, { userId, values: events.slice(at, at + 500), now });
  return { userId, reviews: events.length };
}

/** Somebody who forgets much faster than most. */
const forgetful = defaultParameters.map((value, index) =>
  index < 4 ? value / 4 : index === 8 ? value - 0.7 : index === 20 ? 0.4 : value,
);

test('parameters that are fitted to a log with another memory predict its last fifth better, and hold from now on', async () => {
  const { userId, reviews } = await learner({ parameters: forgetful, days: 150, newPerDay: 5, seed: 1 });
  expect(reviews).toBeGreaterThan(2000);
  const optimised = await optimise(database.db, { userId, now });
  if (optimised.outcome !== 'adopted') throw new Error(JSON.stringify(optimised));
  expect(optimised.fittedLogLoss).toBeLessThan(optimised.currentLogLoss - 0.01);
  const [version] = await listScheduleVersions(database.db, { userId });
  expect(version).toMatchObject({ source: 'optimised', fromAt: now });
  expect(version?.settings.parameters).not.toEqual(defaultParameters);
  expect(version?.settings.desiredRetention).toBe(0.9);
  const again = await optimise(database.db, { userId, now: new Date(now.getTime() + 1000) });
  expect(again.outcome).toBe('kept');
  expect((await listScheduleVersions(database.db, { userId })).length).toBe(1);
}, 120_000);

test('whose memory is as the defaults have it keeps them', async () => {
  const { userId } = await learner({ parameters: defaultParameters, days: 60, newPerDay: 5, seed: 2 });
  expect(await optimise(database.db, { userId, now })).toMatchObject({ outcome: 'kept' });
  expect(await listScheduleVersions(database.db, { userId })).toEqual([]);
}, 60_000);

test('a log that is short, in reviews or in days, is not fitted to', async () => {
  const { userId, reviews } = await learner({ parameters: defaultParameters, days: 20, newPerDay: 20, seed: 3 });
  expect(reviews).toBeGreaterThan(400);
  expect(await optimise(database.db, { userId, now })).toMatchObject({ outcome: 'too_few', reviews });
});

test('without the package, and with one that gives nonsense, nothing changes', async () => {
  const { userId } = await learner({ parameters: forgetful, days: 60, newPerDay: 5, seed: 4 });
  expect(await optimise(database.db, { userId, now, load: async () => null })).toEqual({ outcome: 'unavailable' });
  const nonsense = {
    FSRSBindingItem: class {},
    FSRSBindingReview: class {},
    computeParameters: async () => [Number.NaN],
  };
  expect(await optimise(database.db, { userId, now, load: async () => nonsense })).toMatchObject({ outcome: 'kept' });
  expect(await listScheduleVersions(database.db, { userId })).toEqual([]);
}, 60_000);

test('what was fitted is kept within the limits of each parameter', () => {
  expect(tidyParameters(defaultParameters)).toEqual(defaultParameters);
  expect(tidyParameters(defaultParameters.map(() => 1000))?.[20]).toBe(0.8);
  expect(tidyParameters(defaultParameters.slice(1))).toBeNull();
});

test('a gain that is smaller than its own standard error is none', () => {
  const look = (predicted: number, isRecalled: boolean, n: number) => ({
    ...{ at: n, id: String(n), predicted, isRecalled, reviews: () => [] },
  });
  const outcomes = Array.from({ length: 500 }, (_, n) => n % 10 !== 0);
  const of = (chance: (n: number) => number) => outcomes.map((isRecalled, n) => look(chance(n), isRecalled, n));
  expect(
    compareFit(
      of(() => 0.6),
      of(() => 0.9),
    ).isBetter,
  ).toBe(true);
  expect(
    compareFit(
      of(() => 0.9),
      of(() => 0.6),
    ).isBetter,
  ).toBe(false);
  expect(
    compareFit(
      of(() => 0.9),
      of(() => 0.901),
    ).isBetter,
  ).toBe(false);
  expect(compareFit([], []).isBetter).toBe(false);
});
