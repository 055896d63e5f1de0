/** The CSV of item statistics: real content, a real database, the real door. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '@/app/api/v1/author/statistics/route';
import { closeDb } from '@/db/client';
import { joinStatistics } from '@/domain/statistics/guide-statistics';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { cookieName } from '@/server/auth/cookies';
import { statisticsCsv } from '@/server/author/statistics-csv';
import type { Content } from '@/server/content/content';
import { startContent } from '@/server/content/start';
import { keepingLog } from '@/tests/content/folders';
import { itemOf } from '@/tests/support/items';
import { type SeededStatistics, seedStatistics } from '@/tests/support/seed-statistics';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
let content: Content;
let author: TestPerson;
let learner: TestPerson;
let seeded: SeededStatistics;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
  content = await startContent({ dir: path.join(root, 'content'), log: keepingLog() });
  const guide = content.library().guideBySlug.get('sql');
  if (guide === undefined) throw new Error('there is no guide on SQL');
  seeded = await seedStatistics(database.db, guide);
  [author, learner] = [await makePerson(database.db, 'author'), await makePerson(database.db)];
});
afterAll(async () => {
  await content.close();
  await closeDb();
  await database.close();
});

async function ask(query: string, person?: TestPerson): Promise<Response> {
  const headers = person === undefined ? {} : { cookie: `${cookieName('session')}=${person.secret}` };
  return GET(new Request(`http://localhost:3000/api/v1/author/statistics${query}`, { headers }));
}

/** Fields of a CSV line without line breaks in it. */
const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

async function rows(query: string): Promise<Record<string, string>[]> {
  const [head = '', ...lines] = (await (await ask(query, author)).text()).trim().split('\r\n');
  const names = fieldsOf(head);
  return lines.map((line) => Object.fromEntries(fieldsOf(line).map((field, index) => [names[index] ?? '', field])));
}

test('an author gets a file with a line for each item, the flagged one first, and where it stands', async () => {
  const response = await ask('?guide=sql', author);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/csv');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="cairn-sql-\d{4}-\d\d-\d\d\.csv"$/,
  );
  expect(response.headers.get('cache-control')).toContain('no-store');
  const all = await rows('?guide=sql');
  expect(all).toHaveLength(seeded.asked);
  const { item } = seeded.flagged;
  expect(all[0]).toMatchObject({
    question: seeded.flagged.question,
    item: item.id,
    answers: '40',
    facility: '0.5',
    is_current: 'yes',
    flags: 'poor_discrimination',
  });
  expect(all[0]?.['advice']).toMatch(/^Most strong learners choose [A-H]: is [A-H] also right\?$/);
  expect(Number(all[0]?.['discrimination_high'])).toBeLessThan(0.2);
  expect([all[0]?.['file'], all[0]?.['line']]).toEqual(
    item.type === 'self' ? [] : [item.origin.file, String(item.origin.line)],
  );
});

test('of three learners nothing is told', async () => {
  const row = (await rows('?guide=sql')).find(({ item }) => item === seeded.few.item.id);
  expect(row).toMatchObject({ answers: 'under 5', facility: '', discrimination: '', skipped: '', learners: '' });
});

test('the answer holds nobody and no time', async () => {
  const text = await (await ask('?guide=sql', author)).text();
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@example\.com|2026-11/);
});

test('only authors and admins get it, for guides that are there', async () => {
  expect((await ask('?guide=sql')).status).toBe(401);
  const refused = await ask('?guide=sql', learner);
  expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: 'not_allowed' })]);
  const admin = await makePerson(database.db, 'admin');
  expect((await ask('?guide=sql', admin)).status).toBe(200);
  const missing = await ask('?guide=none', author);
  expect([missing.status, await missing.json()]).toEqual([404, expect.objectContaining({ code: 'no_such_guide' })]);
  expect((await ask('?guide=sql&user=1', author)).status).toBe(422);
});

test('a question that a spreadsheet would run stays text, and a negative figure stays a number', () => {
  const guide = content.library().guideBySlug.get('sql');
  if (guide === undefined) throw new Error('there is no guide on SQL');
  const observations = Array.from({ length: 20 }, (_, index) => ({
    credit: index < 10 ? 1 : 0,
    rest: index / 20,
    chosen: [],
    isSkipped: false,
    many: 1,
  }));
  const counts = { learners: 20, hinted: 0, medianMs: null };
  const body = { ...seeded.few, item: itemOf({ type: 'boolean', value: true }, { prompt: '=HYPERLINK("x")' }) };
  const tally = { question: '@q', item: '=1+1', keyHash: 'old', observations, ...counts, body };
  const csv = statisticsCsv('sql', joinStatistics(guide, [tally]));
  expect(csv).toContain(",'@q,'=1+1,");
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toMatch(/,20,-0\.8\d*,-0\.9\d*,-0\.7\d*,/);
});
