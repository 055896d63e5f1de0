import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultSettings as defaultChoices, saveSettings } from '@/db/queries/settings';
import type { Guide } from '@/domain/content/guide';
import type { ReviewEvent } from '@/domain/review/review-event';
import { shownRevision } from '@/domain/review/shown-revision';
import { loadQueue } from '@/server/review/load-queue';
import { recordReviews } from '@/server/review/record-reviews';
import { guideOf, parse } from '@/tests/content/guide-files';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const now = new Date('2026-11-25T12:00:00.000Z');
const dayMs = 86_400_000;
const device = newId();

type Entry = { id: string; text?: string; answer?: string; aliases?: string[] };

function libraryOf(entries: readonly Entry[]): { guides: Guide[]; version: string } {
  const questions = entries.map(
    ({ id, text = `What is ${id}?`, answer = `It is ${id}.`, aliases = [] }) =>
      `  - question: ${text}\n    id: ${id}\n    answer: ${answer}\n${aliases.length === 0 ? '' : `    aliases: [${aliases.join(', ')}]\n`}`,
  );
  const guide = guideOf(parse(`---\ntitle: T\nquestions:\n${questions.join('')}---\n`));
  return { guides: [guide], version: newId() };
}

const five = libraryOf(['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })));
type Library = typeof five;
const shownIn = ({ guides }: Library, id: string) =>
  guides.flatMap(({ questions }) => questions.filter((question) => question.id === id).map(shownRevision))[0] ?? '';

const stamp = (ms: number) => ({
  ...{ id: newId(), guide: 'g', at: new Date(ms).toISOString(), timeZone: 'UTC', rolloverHour: 4, device },
});
function review(question: string, ms: number, rating: 1 | 2 | 3 | 4 = 4, library = five): ReviewEvent {
  const shown = { durationMs: 1, mode: 'four', revision: shownIn(library, question), edition: 'e' } as const;
  return { ...stamp(ms), kind: 'review', question, rating, ...shown };
}

async function learner(events: readonly ReviewEvent[]) {
  const { id: userId } = await makePerson(database.db);
  const record = (values: readonly ReviewEvent[]) => recordReviews(database.db, { userId, values, now });
  await record(events);
  const queue = (library: Library = five, at = now) => loadQueue(database.db, { userId, library, now: at, limit: 50 });
  return { userId, record, queue };
}

const ids = (queue: Awaited<ReturnType<typeof loadQueue>>) => queue.cards.map(({ id, kind }) => `${kind} ${id}`);

test('steps whose minutes are up come first, then what was due earliest, then new cards of guides that are begun', async () => {
  const { queue } = await learner([
    review('a', now.getTime() - 15 * 60_000, 3),
    review('b', now.getTime() - 40 * dayMs),
    review('c', now.getTime() - 60 * dayMs),
    review('d', now.getTime() - 60_000, 4),
  ]);
  const found = await queue();
  expect(ids(found)).toEqual(['learning g/a', 'review g/c', 'review g/b', 'new g/e']);
  expect(found).toMatchObject({ parked: 0, counts: { learning: 1, reviews: 2, new: 1, later: 0, held: 0 } });
});

test('a step that is not up yet comes last when it soon is, and is only counted when it is not', async () => {
  const { queue } = await learner([review('a', now.getTime() - 60_000, 3), review('b', now.getTime() - 40 * dayMs)]);
  expect(ids(await queue()).at(-1)).toBe('learning g/a');
  const early = await queue(five, new Date(now.getTime() - 30 * 60_000));
  expect(ids(early)).not.toContain('learning g/a');
  expect(early.counts.later).toBe(1);
});

test('whoever has begun nothing is asked nothing', async () => {
  expect(await (await learner([])).queue()).toMatchObject({ cards: [], counts: { new: 0 } });
});

test('suspended cards wait until they are not, and buried ones until tomorrow', async () => {
  const old = now.getTime() - 40 * dayMs;
  const { record, queue } = await learner([
    ...['a', 'b', 'c', 'd'].map((question) => review(question, old)),
    { ...stamp(now.getTime()), kind: 'suspend', question: 'a' },
    { ...stamp(now.getTime()), kind: 'bury', question: 'b' },
    { ...stamp(now.getTime()), kind: 'bury', question: 'e' },
  ]);
  expect(ids(await queue()).sort()).toEqual(['review g/c', 'review g/d']);
  const tomorrow = await queue(five, new Date(now.getTime() + dayMs));
  expect(ids(tomorrow).sort()).toEqual(['new g/e', 'review g/b', 'review g/c', 'review g/d']);
  await record([{ ...stamp(now.getTime()), kind: 'unsuspend', question: 'a' }]);
  expect(ids(await queue())).toContain('review g/a');
});

test('a day has so many new cards and so many reviews; what is undone does not count', async () => {
  const old = now.getTime() - 40 * dayMs;
  const { userId, record, queue } = await learner([review('a', old), review('b', old)]);
  const settings = { ...defaultChoices, newPerDay: 1, reviewsPerDay: 1 };
  await saveSettings(database.db, { userId, settings, now });
  const first = await queue();
  expect(first.counts).toMatchObject({ reviews: 1, new: 1, held: 1 });
  const fresh = review('c', now.getTime());
  await record([review('a', now.getTime()), fresh]);
  expect((await queue()).counts).toMatchObject({ reviews: 0, new: 0, held: 1 });
  await record([{ ...stamp(now.getTime()), kind: 'undo', ref: fresh.id }]);
  expect((await queue()).counts).toMatchObject({ reviews: 0, new: 1, held: 1 });
});

test('a card that was queued after a quiz says so', async () => {
  const { queue } = await learner([
    review('a', now.getTime() - dayMs),
    { ...stamp(now.getTime()), kind: 'queue', question: 'a' },
    { ...stamp(now.getTime()), kind: 'queue', question: 'b' },
  ]);
  const { cards } = await queue();
  expect(cards.filter(({ isQueued }) => isQueued).map(({ id }) => id)).toEqual(expect.arrayContaining(['g/a', 'g/b']));
});

test('a question that vanishes from the content is parked, and is due again when it comes back', async () => {
  const { queue } = await learner([review('a', now.getTime() - 40 * dayMs), review('b', now.getTime() - 40 * dayMs)]);
  const without = await queue(libraryOf([{ id: 'b' }]));
  expect(ids(without)).toEqual(['review g/b']);
  expect(without.parked).toBe(1);
  expect(ids(await queue())).toContain('review g/a');
});

test('a renamed question is one card, with the memory of both its names', async () => {
  const { record, queue } = await learner([review('a', now.getTime() - 40 * dayMs, 3)]);
  const renamed = libraryOf([{ id: 'z', aliases: ['a'] }, { id: 'b' }]);
  expect(ids(await queue(renamed))).toEqual(['learning g/z', 'new g/b']);
  await record([review('z', now.getTime() - 60_000, 3, renamed)]);
  expect(ids(await queue(renamed))).toEqual(['new g/b']);
});

test('a renamed question that was forgotten under its former name is new again', async () => {
  const renamed = libraryOf([{ id: 'z', aliases: ['a'] }, { id: 'b' }]);
  const { queue } = await learner([
    review('z', now.getTime() - 60 * dayMs, 4, renamed),
    review('b', now.getTime() - 60_000),
    { ...stamp(now.getTime() - dayMs), kind: 'forget', question: 'a' },
  ]);
  expect(ids(await queue(renamed))).toEqual(['new g/z']);
});

test('an answer that says something else is due and marked; a reworded question is not', async () => {
  const { record, queue } = await learner([review('a', now.getTime() - dayMs), review('b', now.getTime() - dayMs)]);
  expect((await queue()).counts.reviews).toBe(0);
  const edited = libraryOf([
    { id: 'a', answer: 'It is not a.' },
    { id: 'b', text: 'What might b be?' },
  ]);
  const changed = await queue(edited);
  expect(changed.cards).toMatchObject([{ id: 'g/a', kind: 'review', isChanged: true }]);
  expect((await queue()).counts.reviews).toBe(0);
  await record([review('a', now.getTime() - 1000, 4, edited)]);
  expect((await queue(edited)).cards).toEqual([]);
  expect((await queue()).cards[0]).toMatchObject({ id: 'g/a', isChanged: true });
});

test('states of before the schedule are folded when they are first asked for', async () => {
  const { userId, queue } = await learner([review('a', now.getTime() - 40 * dayMs)]);
  await database.db.execute(
    sql`update card_states set state = 'new', reps = 0, due_day = null, last_day = null, interval_days = 0 where user_id = ${userId}`,
  );
  expect(ids(await queue())).toContain('review g/a');
});

test('two people with the same cards have each their own queue', async () => {
  const one = await learner([review('a', now.getTime() - 40 * dayMs)]);
  const two = await learner([review('b', now.getTime() - 40 * dayMs)]);
  expect(ids(await one.queue())[0]).toBe('review g/a');
  expect(ids(await two.queue())[0]).toBe('review g/b');
});

test('what was shown is followed through later reviews, those of before that come late, and undos', async () => {
  const edited = libraryOf(['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, answer: `Now it is ${id}.` })));
  const { queue, record } = await learner([
    review('a', now.getTime() - 3 * dayMs),
    review('b', now.getTime() - 2 * dayMs),
  ]);
  const changed = async () => (await queue(edited)).cards.filter(({ isChanged }) => isChanged).map(({ id }) => id);
  expect((await changed()).sort()).toEqual(['g/a', 'g/b']);
  const again = review('a', now.getTime() - 60_000, 4, edited);
  await record([again, review('b', now.getTime() - 9 * dayMs, 4, edited)]);
  expect(await changed()).toEqual(['g/b']);
  await record([{ ...stamp(now.getTime() - 1000), kind: 'undo', ref: again.id }]);
  expect((await changed()).sort()).toEqual(['g/a', 'g/b']);
});
