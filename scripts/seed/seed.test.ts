import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCardStates } from '@/db/queries/reviews';
import { countPeople } from '@/db/queries/seed';
import { findUserByEmail } from '@/db/queries/users';
import type { Library } from '@/domain/content/library';
import { exportAccount } from '@/server/account/export-account';
import { loadContent } from '@/server/content/load';
import { refoldStates } from '@/server/log/refold-states';
import { loadQueue } from '@/server/review/load-queue';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';
import { seedDatabase, seedEmail } from './seed';

process.env['AUTH_SECRET'] ??= 'a secret of the tests, long enough for anyone';

let library: Library;
const databases: TestDatabase[] = [];
beforeAll(async () => {
  ({ library } = await loadContent('content', null));
});
afterAll(async () => {
  for (const database of databases) await database.close();
});

async function empty(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
}

const now = new Date('2026-11-25T18:00:00.000Z');

async function seeded(seed: number) {
  const { db } = await empty();
  const made = await seedDatabase(db, { library, seed, now, isForced: false });
  if (typeof made === 'string') throw new Error(made);
  const user = await findUserByEmail(db, { email: seedEmail });
  if (user === null) throw new Error('she is not there');
  const exported = await exportAccount(db, { userId: user.id, now });
  if (!exported.ok) throw new Error(exported.code);
  return { db, made, userId: user.id, files: exported.value };
}

test('a seed makes a learner with half a year of reviews, quizzes and states that follow from the log', async () => {
  const { db, made, userId } = await seeded(1);
  expect(made.attempts).toBe(4);
  expect(made.events).toBeGreaterThan(1000);
  const states = await listCardStates(db, { userId });
  expect(states.filter(({ state }) => state === 'review').length).toBeGreaterThan(50);
  expect(states.some(({ lapses }) => lapses > 0)).toBe(true);
  await refoldStates(db, userId);
  expect(await listCardStates(db, { userId })).toEqual(states);
  const queue = await loadQueue(db, { userId, library, now, limit: 50 });
  expect(queue.counts.reviews).toBeGreaterThan(0);
});

test('the same seed makes the same log and the same answers, and another seed others', async () => {
  const [one, again, other] = [await seeded(1), await seeded(1), await seeded(2)];
  for (const name of ['reviews.json', 'cards.csv', 'attempts.json']) {
    expect(again.files[name] === one.files[name], name).toBe(true);
    expect(other.files[name] === one.files[name], name).toBe(false);
  }
});

test('a database with people is left as it is, unless it is forced, and she is added only once', async () => {
  const { db } = await empty();
  await makePerson(db);
  const seed = (isForced: boolean) => seedDatabase(db, { library, seed: 1, now, isForced });
  expect(await seed(false)).toBe('people');
  expect(await countPeople(db)).toBe(1);
  expect(await seed(true)).toMatchObject({ email: seedEmail });
  expect(await seed(true)).toBe('seeded');
  expect(await countPeople(db)).toBe(2);
});

test('the commands say what they did: seed, refold, and how to sign in', async () => {
  const { url } = await empty();
  const env = { ...process.env, DATABASE_URL: url };
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/db.ts', ...args], { env });
  const { stdout } = await run('seed');
  expect(stdout).toMatch(/^maya@example\.com has learned .+ for half a year: \d+ events, 4 quizzes/);
  expect(stdout).toContain('To sign in: npm start, open /sign-in, write maya@example.com');
  expect((await run('refold')).stdout).toMatch(/^\d+ cards of 1 learner folded anew/);
  await expect(run('seed')).rejects.toMatchObject({ stderr: expect.stringContaining('There are people') });
}, 60_000);
