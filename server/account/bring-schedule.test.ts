import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCardStates } from '@/db/queries/reviews';
import { listScheduleVersions } from '@/db/queries/schedule-versions';
import { choiceOf } from '@/domain/scheduling/schedule-choice';
import { defaultSettings } from '@/domain/scheduling/settings';
import { bringSchedule } from '@/server/account/bring-schedule';
import { chooseSchedule } from '@/server/account/choose-schedule';
import { recordReviews } from '@/server/review/record-reviews';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date('2026-11-25T12:00:00.000Z');
const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const version = (days: number, desiredRetention: number) => ({
  fromAt: daysAgo(days).toISOString(),
  settings: { ...defaultSettings, desiredRetention },
  source: 'chosen',
});
const review = (question: string, days: number) => ({
  ...{ id: newId(), kind: 'review', guide: 'g', question, rating: 4, durationMs: 1, mode: 'four', revision: '' },
  ...{ edition: '', at: daysAgo(days).toISOString(), timeZone: 'UTC', rolloverHour: 4, device: newId() },
});

async function learner() {
  const { id: userId } = await makePerson(database.db);
  return {
    userId,
    bring: (values: readonly unknown[]) => bringSchedule(database.db, { userId, values, now }),
    record: (values: readonly unknown[]) => recordReviews(database.db, { userId, values, now }),
    states: () => listCardStates(database.db, { userId }),
    versions: async () =>
      (await listScheduleVersions(database.db, { userId })).map(({ fromAt, settings }) => [
        Math.round((now.getTime() - fromAt.getTime()) / dayMs),
        settings.desiredRetention,
      ]),
  };
}

const history = [version(40, 0.97), version(20, 0.75)];
const log = [review('first', 60), review('second', 30), review('third', 10)];

test('reviews that come along are due as they were: under the versions of their instants, whichever came first', async () => {
  const [before, after] = [await learner(), await learner()];
  expect(await before.bring(history)).toMatchObject({ added: 2, known: 0, refused: 0 });
  await before.record(log);
  await after.record(log);
  await after.bring(history);
  expect(await after.states()).toEqual(await before.states());
  const days = Object.fromEntries(
    (await before.states()).map(({ question, intervalDays }) => [question, intervalDays]),
  );
  expect(days['second']).toBeLessThan(days['first'] ?? 0);
  expect(days['third']).toBeGreaterThan(days['first'] ?? 0);
});

test('twice is once, in parts is the same, and the file may come in any order', async () => {
  const { bring, versions } = await learner();
  await bring([history[1], history[0], history[1]]);
  expect(await versions()).toEqual([
    [40, 0.97],
    [20, 0.75],
  ]);
  expect(await bring(history)).toMatchObject({ added: 0, known: 2 });
  expect(await versions()).toHaveLength(2);
});

test('what was chosen here goes on holding, once, and an own version is never written over', async () => {
  const { userId, bring, versions } = await learner();
  const choice = { ...choiceOf(defaultSettings), desiredRetention: 0.85 };
  await chooseSchedule(database.db, { userId, choice, now: daysAgo(30) });
  expect(await bring([...history, version(30, 0.7)])).toMatchObject({ added: 2, known: 1 });
  await bring(history);
  expect(await versions()).toEqual([
    [40, 0.97],
    [30, 0.85],
    [20, 0.75],
    [0, 0.85],
  ]);
});

test('a version that cannot be, or is of the future, is refused alone', async () => {
  const { bring, versions } = await learner();
  const good = version(5, 0.8);
  const bad = [
    7,
    { ...good, fromAt: 'yesterday' },
    { ...good, source: 'guessed' },
    { ...good, settings: { ...good.settings, desiredRetention: 0.2 } },
    { ...good, settings: { ...good.settings, parameters: [1, 2] } },
    version(-1, 0.8),
  ];
  expect(await bring([...bad, good])).toMatchObject({ added: 1, known: 0, refused: bad.length });
  expect(await versions()).toEqual([[5, 0.8]]);
});
