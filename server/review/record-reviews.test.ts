import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCardStates } from '@/db/queries/reviews';
import type { ReviewEvent } from '@/domain/review/review-event';
import { eraseAccount } from '@/server/account/erase-account';
import { AccountErased } from '@/server/log/account-erased';
import { listReviews } from '@/server/review/list-reviews';
import { recordReviews } from '@/server/review/record-reviews';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date('2026-11-25T12:00:00.000Z');
const device = newId();

function review(over: Partial<Extract<ReviewEvent, { kind: 'review' }>> = {}): ReviewEvent {
  return {
    id: newId(),
    kind: 'review',
    guide: 'sql',
    question: 'left-join',
    at: '2026-11-25T11:00:00.000Z',
    timeZone: 'Europe/Stockholm',
    rolloverHour: 4,
    device,
    rating: 3,
    durationMs: 4000,
    mode: 'four',
    revision: 'r1',
    edition: 'e1',
    ...over,
  };
}

const stamp = (over: Partial<ReviewEvent> = {}) => {
  const { id, guide, at, timeZone, rolloverHour } = review();
  return { id, guide, at, timeZone, rolloverHour, device, ...over };
};

async function person(): Promise<string> {
  return (await makePerson(database.db)).id;
}

const record = (userId: string, values: readonly unknown[]) => recordReviews(database.db, { userId, values, now });
const statesOf = (userId: string) => listCardStates(database.db, { userId });
const logOf = (userId: string) => listReviews(database.db, { userId, after: 0, limit: 500 });

test('an event is applied, numbered, and given back exactly as it was sent', async () => {
  const userId = await person();
  const sent = review();
  const { results, latest } = await record(userId, [sent]);
  expect(results).toEqual([{ id: sent.id, status: 'applied', seq: 1 }]);
  expect(latest).toBe(1);
  expect(await logOf(userId)).toEqual({ events: [{ seq: 1, ...sent }], latest: 1, isMore: false });
  expect(await statesOf(userId)).toMatchObject([
    { guide: 'sql', question: 'left-join', rating: 3, reviewedAt: new Date(sent.at), reviews: 1 },
  ]);
});

test('sent again it is a duplicate and changes nothing, whatever the order of its keys', async () => {
  const userId = await person();
  const sent = review();
  await record(userId, [sent]);
  const turned = Object.fromEntries(Object.entries(sent).reverse());
  expect((await record(userId, [turned, sent])).results).toEqual([
    { id: sent.id, status: 'duplicate', seq: 1 },
    { id: sent.id, status: 'duplicate', seq: 1 },
  ]);
  expect((await logOf(userId)).latest).toBe(1);
});

test('another event under a used id is a conflict, and the first one stands', async () => {
  const userId = await person();
  const sent = review();
  const { results } = await record(userId, [sent, { ...sent, rating: 1 }]);
  expect(results[1]).toEqual({ id: sent.id, status: 'conflict', code: 'id_used' });
  expect((await statesOf(userId))[0]?.rating).toBe(3);
});

test.each([
  ['a rating that there is not', { rating: 5 }, 'invalid'],
  ['a key that nobody knows', { userId: 'x' }, 'invalid'],
  ['an instant that is none', { at: 'yesterday' }, 'invalid'],
  ['an instant written at great length', { at: `2026-11-25T11:00:00.${'0'.repeat(200)}Z` }, 'invalid'],
  ['an id in capitals, which the database would write otherwise', { id: newId().toUpperCase() }, 'invalid'],
  ['a text with NUL, which Postgres cannot hold', { revision: 'a\0b' }, 'invalid'],
  ['half of a surrogate pair, which UTF-8 cannot hold', { guide: 'sql\ud83d' }, 'invalid'],
  ['a zone that does not exist', { timeZone: 'Mars/Olympus' }, 'time_zone'],
  ['a zone with a tag behind it', { timeZone: 'Europe/Berlin-u-ca-buddhist' }, 'time_zone'],
  ['an instant before there was Cairn', { at: '1999-12-31T23:59:59.000Z' }, 'too_early'],
])('%s is rejected alone; its neighbours are applied', async (_, over, code) => {
  const userId = await person();
  const [first, last] = [review(), review({ question: 'group-by' })];
  const bad = { ...review(), ...over };
  const { results } = await record(userId, [first, bad, last]);
  expect(results.map(({ status }) => status)).toEqual(['applied', 'rejected', 'applied']);
  expect(results[1]).toEqual({ id: bad.id, status: 'rejected', code });
});

test.each([
  ['2026-11-25T11:00:00Z', { guide: 'führer', revision: '🙂' }],
  ['2026-11-25T11:00:00.123456789Z', { question: 'a "quoted" \\ one' }],
  ['2000-01-01T00:00:00.000Z', { durationMs: 0, rolloverHour: 0 }],
])('an instant written as %s, and any text, comes back byte for byte', async (at, over) => {
  const userId = await person();
  const sent = review({ at, ...over });
  expect((await record(userId, [sent])).results[0]?.status).toBe('applied');
  const [{ seq: _, ...stored } = { seq: 0 }] = (await logOf(userId)).events;
  const sorted = (event: object) => JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(sorted(stored)).toBe(sorted(sent));
  expect((await record(userId, [stored])).results[0]?.status).toBe('duplicate');
});

test('what is no event at all is rejected without a name', async () => {
  const { results, latest } = await record(await person(), [null, 'x', 7, [], { id: { a: 1 } }]);
  expect(results).toEqual(Array.from({ length: 5 }, () => ({ id: null, status: 'rejected', code: 'invalid' })));
  expect(latest).toBe(0);
});

test('an undo takes its review back, also when it arrives first', async () => {
  const userId = await person();
  const [good, again] = [review(), review({ rating: 1, at: '2026-11-25T11:05:00.000Z' })];
  const undo = { ...stamp({ at: '2026-11-25T11:06:00.000Z' }), kind: 'undo', ref: again.id };
  await record(userId, [undo]);
  expect(await statesOf(userId)).toEqual([]);
  await record(userId, [good, again]);
  expect(await statesOf(userId)).toMatchObject([{ rating: 3, reviews: 1 }]);
});

test('a reset forgets the guide as it was then, not what came later, and no other guide', async () => {
  const userId = await person();
  await record(userId, [
    review(),
    review({ guide: 'backend', question: 'api' }),
    review({ question: 'later', at: '2026-11-25T11:30:00.000Z' }),
  ]);
  await record(userId, [{ ...stamp({ at: '2026-11-25T11:15:00.000Z' }), kind: 'reset' }]);
  expect((await statesOf(userId)).map(({ guide, question }) => `${guide} ${question}`)).toEqual([
    'backend api',
    'sql later',
  ]);
});

test.each(['queue', 'suspend', 'bury', 'forget', 'reset'] as const)(
  'an undo takes back a %s as well, and an undo of that undo brings it back',
  async (kind) => {
    const userId = await person();
    await record(userId, [review({ at: '2026-11-20T11:00:00.000Z', rating: 4 })]);
    const before = await statesOf(userId);
    const deed = { ...stamp(), kind, ...(kind === 'reset' ? {} : { question: 'left-join' }) };
    await record(userId, [deed]);
    const after = await statesOf(userId);
    expect(after).not.toEqual(before);
    const undo = { ...stamp(), kind: 'undo', ref: deed.id };
    await record(userId, [undo]);
    expect(await statesOf(userId)).toEqual(before);
    await record(userId, [{ ...stamp(), kind: 'undo', ref: undo.id }]);
    expect(await statesOf(userId)).toEqual(after);
  },
);

test('a card that was only set aside has a row without a rating, and none when that is taken back', async () => {
  const userId = await person();
  const suspend = { ...stamp(), kind: 'suspend', question: 'left-join' };
  await record(userId, [suspend]);
  expect(await statesOf(userId)).toMatchObject([{ state: 'new', rating: null, reps: 0, isSuspended: true }]);
  await record(userId, [{ ...stamp(), kind: 'unsuspend', question: 'left-join' }]);
  expect(await statesOf(userId)).toEqual([]);
});

test('an answer in the last minutes of the year 9999 is recorded, though its step is due in the year after', async () => {
  const userId = await person();
  const sent = review({ at: '9999-12-31T23:59:30.000Z', timeZone: 'UTC' });
  expect((await record(userId, [sent])).results[0]?.status).toBe('applied');
  expect((await statesOf(userId))[0]?.dueAt).toEqual(new Date('9999-12-31T23:59:59.999Z'));
});

test('the same id is used by two people without either noticing', async () => {
  const [one, two] = [await person(), await person()];
  const sent = review();
  await record(one, [sent]);
  expect((await record(two, [{ ...sent, rating: 1 }])).results[0]?.status).toBe('applied');
  expect((await statesOf(one))[0]?.rating).toBe(3);
  expect((await statesOf(two))[0]?.rating).toBe(1);
  const undo = { ...stamp(), kind: 'undo', ref: sent.id };
  await record(two, [undo]);
  expect((await statesOf(one)).length).toBe(1);
  expect((await statesOf(two)).length).toBe(0);
});

test('an instant in the future counts as now for days, and is kept as it was sent', async () => {
  const userId = await person();
  const sent = review({ at: '2030-01-01T00:00:00.000Z' });
  expect((await record(userId, [sent])).results[0]?.status).toBe('applied');
  expect((await logOf(userId)).events).toEqual([{ seq: 1, ...sent }]);
});

test('a log is read in pages', async () => {
  const userId = await person();
  const sent = Array.from({ length: 7 }, () => review());
  await record(userId, sent);
  const page = await listReviews(database.db, { userId, after: 2, limit: 3 });
  expect(page.events.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  expect(page).toMatchObject({ latest: 7, isMore: true });
  expect((await listReviews(database.db, { userId, after: 5, limit: 3 })).isMore).toBe(false);
});

test('a person with many devices leaves connections of the pool to others', async () => {
  const [busy, other] = [await person(), await person()];
  const sent = Array.from({ length: 30 }, () => record(busy, [review()]));
  let isOver = false;
  const all = Promise.all(sent).then(() => {
    isOver = true;
  });
  await record(other, [review()]);
  expect(isOver).toBe(false);
  await all;
  expect((await logOf(busy)).latest).toBe(30);
});

/** Waits until so many connections of this database wait for a lock. */
async function untilWaiting(many: number): Promise<void> {
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await database.db.execute(waiting)).length < many) await pause(10);
}

test('who is erased in the middle of a sync is erased after it: neither waits for the other for ever', async () => {
  const { id: userId, email } = await makePerson(database.db);
  await record(userId, [review()]);
  const { recording, erasing } = await database.db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from learners where user_id = ${userId} for update`);
    const recording = record(userId, [review()]);
    await untilWaiting(1);
    const erasing = eraseAccount(database.db, { userId, email, confirmation: email, now });
    await untilWaiting(2);
    return { recording, erasing };
  });
  expect((await recording).latest).toBe(2);
  expect((await erasing).ok).toBe(true);
  expect((await logOf(userId)).events).toEqual([]);
});

test('events that arrive after their account was erased are not recorded', async () => {
  const { id: userId, email } = await makePerson(database.db);
  await record(userId, [review()]);
  await eraseAccount(database.db, { userId, email, confirmation: email, now });
  await expect(record(userId, [review()])).rejects.toThrow(AccountErased);
  expect((await logOf(userId)).events).toEqual([]);
});
