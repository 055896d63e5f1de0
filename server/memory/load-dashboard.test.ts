import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveSettings } from '@/db/queries/settings';
import { scheduleSettings } from '@/db/schema/schedule';
import type { Library } from '@/domain/content/library';
import { memoryStatistics } from '@/domain/memory/memory-statistics';
import { nameOfCard } from '@/domain/review/card-names';
import type { ReviewEvent } from '@/domain/review/review-event';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import { defaultSettings } from '@/domain/scheduling/settings';
import { dayNumber } from '@/domain/shared/study-day';
import { recordReviews } from '@/server/review/record-reviews';
import { learnerHistory } from '@/tests/support/learner-history';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';
import { loadDashboard } from './load-dashboard';

const today = dayNumber('2026-02-12');
const now = new Date('2026-02-12T12:00:00Z');
const ids = Array.from({ length: 40 }, (_, index) => `q${index + 1}`);

/** A library with one guide, of which only what a dashboard looks at is there. */
function libraryOf(questions: readonly { id: string; aliases: readonly string[] }[], version = 'v1') {
  const guides = [{ slug: 'sql', title: 'SQL', briefTitle: '', questions }];
  return { guides, version } as unknown as Pick<Library, 'guides' | 'version'>;
}

const library = libraryOf(ids.map((id) => ({ id, aliases: [] })));
const history = learnerHistory({
  guides: [{ slug: 'sql', questions: ids }],
  lastDay: today - 1,
  days: 60,
  newPerDay: 2,
  atMost: 20,
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function learnerWith(events: readonly ReviewEvent[]): Promise<string> {
  const { id } = await makePerson(database.db);
  for (let from = 0; from < events.length; from += 500)
    await recordReviews(database.db, { userId: id, values: events.slice(from, from + 500), now });
  return id;
}

const anotherReview = (question: string, at: string, timeZone = 'UTC'): ReviewEvent => ({
  id: newId(),
  kind: 'review',
  guide: 'sql',
  question,
  rating: 3,
  at,
  timeZone,
  rolloverHour: 4,
  device: newId(),
  durationMs: 4000,
  mode: 'four',
  revision: 'r',
  edition: 'e',
});

test('the figures are those of the fold of the whole log, and of nobody else’s', async () => {
  const userId = await learnerWith(history);
  const stranger = await learnerWith([]);
  const { statistics, timeZone } = await loadDashboard(database.db, { userId, now, library });
  const expected = memoryStatistics({
    events: history.map((event) => scheduleEvent(event, (guide, question) => `${guide}/${question}`)),
    versions: [{ from: null, settings: defaultSettings }],
    guides: [{ slug: 'sql', title: 'SQL', cards: ids.map((id) => `sql/${id}`) }],
    now: now.getTime(),
    today,
  });
  expect(statistics).toEqual(expected);
  expect([statistics.reviews, timeZone]).toEqual([history.length, 'UTC']);
  const nothing = await loadDashboard(database.db, { userId: stranger, now, library });
  expect([nothing.statistics.reviews, nothing.statistics.guides]).toEqual([0, []]);
});

test('a result is kept until the log, the day, the guides or the settings are others', async () => {
  const userId = await learnerWith(history.slice(0, 200));
  const load = async (at = now, from = library) =>
    (await loadDashboard(database.db, { userId, now: at, library: from })).statistics;
  const first = await load();
  expect(await load()).toBe(first);
  await recordReviews(database.db, { userId, values: [anotherReview('q1', '2026-02-12T11:00:00.000Z')], now });
  const second = await load();
  expect(second.reviews).toBe(first.reviews + 1);
  expect((await load(new Date('2026-02-13T12:00:00Z'))).today).toBe(today + 1);
  const fewer = libraryOf(
    ids.slice(0, 3).map((id) => ({ id, aliases: [] })),
    'v2',
  );
  expect((await load(now, fewer)).guides[0]?.total).toBe(3);
  const settings = { ...defaultSettings, desiredRetention: 0.8 };
  await database.db
    .insert(scheduleSettings)
    .values({ userId, fromAt: new Date('2026-02-12T11:30:00Z'), settings, source: 'chosen' });
  const changed = await load();
  expect([changed.desiredRetention, changed.due]).toEqual([0.8, second.due]);
});

test('a question that was renamed keeps its memory under its new name', async () => {
  const userId = await learnerWith(history);
  const renamed = libraryOf(
    ids.map((id) => (id === 'q7' ? { id: 'seven', aliases: ['q7'] } : { id, aliases: [] })),
    'v3',
  );
  const before = await loadDashboard(database.db, { userId, now, library });
  const after = await loadDashboard(database.db, { userId, now, library: renamed });
  expect(after.statistics).toEqual(before.statistics);
  const cardOf = nameOfCard(
    libraryOf([
      { id: 'a', aliases: ['b'] },
      { id: 'b', aliases: ['c'] },
    ]).guides,
  );
  expect([cardOf('sql', 'b'), cardOf('sql', 'c'), cardOf('js', 'c')]).toEqual(['sql/b', 'sql/b', 'js/c']);
});

test('today begins where the learner is: in the zone chosen, or else in that of the newest review', async () => {
  const lateAt = new Date('2026-02-12T16:30:00Z');
  const userId = await learnerWith([anotherReview('q1', '2026-02-11T12:00:00.000Z', 'Asia/Tokyo')]);
  const load = () => loadDashboard(database.db, { userId, now: lateAt, library });
  expect(await load()).toMatchObject({ timeZone: 'Asia/Tokyo', statistics: { today } });
  const settings = { rolloverHour: 0, newPerDay: 20, reviewsPerDay: 200, theme: 'system' as const, queueMisses: false };
  await saveSettings(database.db, { userId, settings: { ...settings, timeZone: 'Asia/Tokyo' }, now });
  expect((await load()).statistics.today).toBe(today + 1);
  await saveSettings(database.db, { userId, settings: { ...settings, timeZone: 'America/Lima' }, now });
  expect(await load()).toMatchObject({ timeZone: 'America/Lima', statistics: { today } });
});
