import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewEvent } from '@/domain/review/review-event';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';
import { exportToAnki } from '@/server/account/export-to-anki';
import { storeSettings } from '@/server/account/store-settings';
import type { Content } from '@/server/content/content';
import { startContent } from '@/server/content/start';
import { recordReviews } from '@/server/review/record-reviews';
import { readWithPython } from '@/tests/support/python-sqlite';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

const origin = new URL('https://cairn.example');
const now = new Date('2026-11-25T12:00:00.000Z');
const device = newId();

let database: TestDatabase;
let content: Content;
beforeAll(async () => {
  database = await createTestDatabase();
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  content = await startContent({ dir: path.join(projectRoot, 'content'), log: quiet });
});
afterAll(async () => {
  await content.close();
  await database.close();
});

const shared = (at: string) => ({ id: newId(), guide: 'sql', at, timeZone: 'Asia/Tokyo', rolloverHour: 3, device });
const review = (question: string, at: string, rating: 1 | 2 | 3 | 4): ReviewEvent => ({
  ...shared(at),
  kind: 'review',
  question,
  rating,
  durationMs: 7000,
  mode: 'four',
  revision: 'r',
  edition: 'e',
});

async function learner(values: readonly ReviewEvent[]): Promise<string> {
  const { id: userId } = await makePerson(database.db);
  const chosen = { newPerDay: 5, reviewsPerDay: 50, theme: 'dark', queueMisses: false } as const;
  const settings = { timeZone: 'Asia/Tokyo', rolloverHour: 3, ...chosen };
  await storeSettings(database.db, { userId, settings, now });
  await recordReviews(database.db, { userId, values: [...values], now });
  return userId;
}

/** Days since the collection was made, by the calendar of Tokyo with days that begin at three. */
const tokyoDay = (at: string) => Math.floor((Date.parse(at) + 6 * 3_600_000) / 86_400_000);

test('a learner takes along due days, memory and the whole log, counted from the first study day', async () => {
  const events = [
    // 02:30 in Tokyo: still the study day of the 10th.
    review('join-kinds', '2026-11-10T17:30:00.000Z', 4),
    review('join-kinds', '2026-11-18T09:00:00.000Z', 3),
    review('where-vs-having', '2026-11-25T11:55:00.000Z', 1),
    review('gone-question', '2026-11-20T09:00:00.000Z', 3),
  ];
  const made = await exportToAnki(database.db, content, { userId: await learner(events), now, origin });
  if (!made.ok) throw new Error(made.code);
  expect(made.value).toMatchObject({ cards: 30, reviews: 3, gone: 1 });
  if (process.env['ANKI_PACKAGE'] !== undefined) await writeFile(process.env['ANKI_PACKAGE'], made.value.file);
  const { rows, integrity } = readWithPython(made.value.file);
  expect(integrity).toBe('ok');
  const [col] = rows.col;
  const conf = JSON.parse(String(col?.['conf'])) as Record<string, unknown>;
  // Three in the morning of 10 November in Tokyo.
  expect(new Date(Number(col?.['crt']) * 1000).toISOString()).toBe('2026-11-09T18:00:00.000Z');
  expect(conf).toMatchObject({ schedVer: 2, rollover: 3, creationOffset: -540 });
  const idOf = new Map(rows.notes.map(({ guid, id }) => [guid, id]));
  const cardOf = (question: string) => rows.cards.find(({ nid }) => nid === idOf.get(`cairn/sql/${question}`));
  const known = cardOf('join-kinds');
  expect(known).toMatchObject({ type: 2, queue: 2, reps: 2, lapses: 0, factor: 2500 });
  expect(known?.['due']).toBe(
    tokyoDay('2026-11-18T09:00:00Z') - tokyoDay('2026-11-10T17:30:00Z') + Number(known?.['ivl']),
  );
  const memory = JSON.parse(String(known?.['data'])) as Record<string, number>;
  expect(memory).toMatchObject({ pos: 1, dr: 0.9, decay: 0.154, lrt: Date.parse('2026-11-18T09:00:00Z') / 1000 });
  expect(memory['s']).toBeGreaterThan(8.2956);
  expect(cardOf('where-vs-having')).toMatchObject({
    type: 1,
    queue: 1,
    due: Date.parse('2026-11-25T11:56:00Z') / 1000,
  });
  expect(rows.cards.filter(({ type }) => type === 0)).toHaveLength(28);
  expect(
    rows.revlog.map(({ id, cid, ease, type, time, ivl, lastIvl }) => ({ id, cid, ease, type, time, ivl, lastIvl })),
  ).toEqual([
    { id: Date.parse('2026-11-10T17:30:00Z'), cid: known?.['id'], ease: 4, type: 0, time: 7000, ivl: 8, lastIvl: 0 },
    {
      id: Date.parse('2026-11-18T09:00:00Z'),
      cid: known?.['id'],
      ease: 3,
      type: 1,
      time: 7000,
      ivl: known?.['ivl'],
      lastIvl: 8,
    },
    {
      id: Date.parse('2026-11-25T11:55:00Z'),
      cid: cardOf('where-vs-having')?.['id'],
      ease: 1,
      type: 0,
      time: 7000,
      ivl: -60,
      lastIvl: 0,
    },
  ]);
});

test('what was taken back is not in it, and nothing of anybody else is', async () => {
  await learner([review('deadlocks', '2026-11-20T09:00:00.000Z', 4)]);
  const first = review('join-kinds', '2026-11-20T09:00:00.000Z', 4);
  const kept = review('lost-updates', '2026-11-20T09:01:00.000Z', 4);
  const undo: ReviewEvent = { ...shared('2026-11-20T09:00:10.000Z'), kind: 'undo', ref: first.id };
  const made = await exportToAnki(database.db, content, { userId: await learner([first, undo, kept]), now, origin });
  if (!made.ok) throw new Error(made.code);
  const { rows } = readWithPython(made.value.file);
  expect(rows.revlog).toHaveLength(1);
  expect(rows.cards.filter(({ reps }) => Number(reps) > 0)).toHaveLength(1);
});

test('without a log there is nothing to take along', async () => {
  const made = await exportToAnki(database.db, content, { userId: await learner([]), now, origin });
  expect(made).toEqual({ ok: false, code: 'no_cards' });
});
