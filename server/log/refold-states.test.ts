import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasStaleStates } from '@/db/queries/card-states';
import { listCardStates } from '@/db/queries/reviews';
import type { ReviewEvent } from '@/domain/review/review-event';
import { choiceOf } from '@/domain/scheduling/schedule-choice';
import { defaultSettings } from '@/domain/scheduling/settings';
import { chooseSchedule } from '@/server/account/choose-schedule';
import { AccountErased } from '@/server/log/account-erased';
import { refoldStates } from '@/server/log/refold-states';
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
const dayMs = 86_400_000;

function review(question: string, ms: number, rating: 1 | 2 | 3 | 4 = 3): ReviewEvent {
  const at = new Date(ms).toISOString();
  const shown = { durationMs: 1, mode: 'four', revision: '', edition: '' } as const;
  return {
    id: newId(),
    ...{ guide: 'sql', at, timeZone: 'UTC', rolloverHour: 4, device },
    ...{ kind: 'review', question, rating, ...shown },
  };
}

/** 300 cards with some reviews each, one undone and one set aside, and another guide that was reset. */
function manyEvents(): ReviewEvent[] {
  const events = Array.from({ length: 1500 }, (_, n) =>
    review(`q${n % 300}`, now.getTime() - (20 - Math.floor(n / 300) * 4) * dayMs + n, ((n % 4) + 1) as 1 | 2 | 3 | 4),
  );
  const { id: _, guide, at, timeZone, rolloverHour } = events[0] ?? review('q', 0);
  const stamp = () => ({ id: newId(), guide, at, timeZone, rolloverHour, device });
  const other = review('q1', now.getTime() - 3 * dayMs);
  return [
    ...events,
    { ...stamp(), kind: 'undo', ref: events[7]?.id ?? '' },
    { ...stamp(), kind: 'suspend', question: 'q9' },
    { ...other, guide: 'css' },
    { ...stamp(), kind: 'reset', guide: 'css', at: now.toISOString() },
  ];
}

async function recordAll(userId: string, events: readonly ReviewEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += 500)
    await recordReviews(database.db, { userId, values: events.slice(at, at + 500), now });
}

test('states that were written before there were schedules are seen, and folded anew from the log', async () => {
  const { id: userId } = await makePerson(database.db);
  await recordAll(userId, manyEvents());
  const states = await listCardStates(database.db, { userId });
  expect(states.length).toBe(300);
  expect(await hasStaleStates(database.db, { userId })).toBe(false);
  await database.db.execute(sql`
    update card_states set state = 'new', step = 0, stability = null, difficulty = null, interval_days = 0,
      due_day = null, due_at = null, last_day = null, reps = 0, lapses = 0, is_suspended = false
    where user_id = ${userId}`);
  expect(await hasStaleStates(database.db, { userId })).toBe(true);
  expect(await refoldStates(database.db, userId)).toBe(300);
  expect(await listCardStates(database.db, { userId })).toEqual(states);
  expect(await hasStaleStates(database.db, { userId })).toBe(false);
});

test('events that come while states are folded anew are neither lost nor left out of a state', async () => {
  const { id: userId } = await makePerson(database.db);
  const events = manyEvents();
  await recordAll(userId, events.slice(0, 900));
  await Promise.all([
    refoldStates(database.db, userId),
    recordAll(userId, events.slice(900)),
    refoldStates(database.db, userId),
  ]);
  const states = await listCardStates(database.db, { userId });
  await refoldStates(database.db, userId);
  expect(states).toEqual(await listCardStates(database.db, { userId }));
});

test('nobody who is gone has states, and folding them anew harms nobody', async () => {
  expect(await refoldStates(database.db, newId())).toBe(0);
});

const choice = { ...choiceOf(defaultSettings), desiredRetention: 0.75, learningSteps: [] };

test('a new choice changes no state of before, and holds for what is reviewed after it', async () => {
  const { id: userId } = await makePerson(database.db);
  await recordAll(userId, [review('before', now.getTime() - dayMs, 4)]);
  const [before] = await listCardStates(database.db, { userId });
  await chooseSchedule(database.db, { userId, choice, now });
  expect(await listCardStates(database.db, { userId })).toEqual([before]);
  await recordReviews(database.db, { userId, values: [review('after', now.getTime() + 1000)], now });
  await recordReviews(database.db, { userId, values: [review('earlier', now.getTime() - 1000)], now });
  const [after, , earlier] = await listCardStates(database.db, { userId });
  expect(after).toMatchObject({ question: 'after', state: 'review' });
  expect(after?.intervalDays).toBeGreaterThan(2);
  expect(earlier).toMatchObject({ question: 'earlier', state: 'learning' });
});

test('a choice holds for events that a clock which runs ahead has put after it, though they came before', async () => {
  const { id: userId } = await makePerson(database.db);
  await recordAll(userId, [review('ahead', now.getTime() + dayMs)]);
  expect(await listCardStates(database.db, { userId })).toMatchObject([{ state: 'learning' }]);
  await chooseSchedule(database.db, { userId, choice, now });
  expect(await listCardStates(database.db, { userId })).toMatchObject([{ state: 'review' }]);
});

test('the same choice again makes no version, two in one instant make two, and somebody who is gone has none', async () => {
  const { id: userId } = await makePerson(database.db);
  const choose = (own: typeof choice) => chooseSchedule(database.db, { userId, choice: own, now });
  await choose(choice);
  expect((await choose(choice)).map(({ fromAt }) => fromAt)).toEqual([now]);
  expect((await choose({ ...choice, fuzz: true })).map(({ settings }) => settings.fuzz)).toEqual([false, true]);
  await expect(chooseSchedule(database.db, { userId: newId(), choice, now })).rejects.toThrow(AccountErased);
});
