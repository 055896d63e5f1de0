import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDb } from '@/db/client';
import { choiceOf } from '@/domain/scheduling/schedule-choice';
import { defaultSettings } from '@/domain/scheduling/settings';
import { cookieName } from '@/server/auth/cookies';
import { type Content, provideContent } from '@/server/content/content';
import { recordReviews } from '@/server/review/record-reviews';
import { startQuizContent } from '@/tests/support/quiz-routes';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
let content: Content;
beforeAll(async () => {
  database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('AUTH_URL', 'http://localhost:3000');
  ({ content } = await startQuizContent());
  provideContent(content);
});
afterAll(async () => {
  await content.close();
  await closeDb();
  await database.close();
});

const origin = 'http://localhost:3000';

async function ask(method: 'GET' | 'PUT', path: string, person: TestPerson, body?: unknown) {
  const headers = { cookie: `${cookieName('session')}=${person.secret}`, origin, 'content-type': 'application/json' };
  const request = new Request(`${origin}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const response =
    path === '/api/v1/reviews/queue'
      ? await (await import('@/app/api/v1/reviews/queue/route')).GET(request)
      : await (await import('@/app/api/v1/account/schedule/route'))[method](request);
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const schedule = '/api/v1/account/schedule';
const choice = { ...choiceOf(defaultSettings), desiredRetention: 0.85, learningSteps: [5], fuzz: true };

test('whoever chose nothing has the defaults, and what they choose is a version from then on', async () => {
  const person = await makePerson(database.db);
  const before = await ask('GET', schedule, person);
  expect(before.json).toMatchObject({
    choice: choiceOf(defaultSettings),
    parameters: 'defaults',
    versions: [{ from: null, settings: { desiredRetention: 0.9 } }],
    log: { reviews: 0, days: 0, leastReviews: 400, leastDays: 30 },
  });
  const from = Date.now();
  expect(await ask('PUT', schedule, person, choice)).toMatchObject({ status: 200, json: { choice } });
  const after = await ask('GET', schedule, person);
  expect(after.json).toMatchObject({ choice, versions: [{ from: null }, { settings: { learningSteps: [5] } }] });
  const [, version] = after.json['versions'] as { from: number }[];
  expect(version?.from).toBeGreaterThanOrEqual(from);
  expect(version?.from).toBeLessThanOrEqual(Date.now());
});

test.each([
  ['a retention below 70 %', { desiredRetention: 0.69 }],
  ['a retention above 97 %', { desiredRetention: 0.971 }],
  ['a step of a day', { learningSteps: [1440] }],
  ['half a minute', { relearningSteps: [0.5] }],
  ['21 steps', { learningSteps: Array.from({ length: 21 }, () => 1) }],
  ['no interval', { maximumIntervalDays: 0 }],
  ['parameters of their own', { parameters: defaultSettings.parameters }],
])('%s is refused and changes nothing', async (_, wrong) => {
  const person = await makePerson(database.db);
  expect(await ask('PUT', schedule, person, { ...choice, ...wrong })).toMatchObject({
    status: 422,
    json: { code: 'invalid' },
  });
  expect((await ask('GET', schedule, person)).json['versions']).toHaveLength(1);
});

test('the queue is that of who asks: what is due of the guides that the content has', async () => {
  const [person, other] = [await makePerson(database.db), await makePerson(database.db)];
  const guide = content.library().guideBySlug.get('bridges');
  const question = guide?.questions[0]?.id ?? '';
  const at = new Date(Date.now() - 20 * 86_400_000).toISOString();
  const shown = { durationMs: 1, mode: 'four', revision: '', edition: '' };
  const review = { id: newId(), guide: 'bridges', at, timeZone: 'UTC', rolloverHour: 4, device: newId() };
  const values = [{ ...review, kind: 'review', question, rating: 4, ...shown }];
  await recordReviews(database.db, { userId: person.id, values, now: new Date() });
  const { json } = await ask('GET', '/api/v1/reviews/queue', person);
  const fresh = (guide?.questions.length ?? 0) - 1;
  expect(json).toMatchObject({
    counts: { learning: 0, reviews: 1, new: fresh, later: 0, held: 0 },
    parked: 0,
    cards: [
      { id: `bridges/${question}`, kind: 'review', isQueued: false, isLeech: false, isChanged: false },
      {},
      {},
      {},
    ].slice(0, fresh + 1),
  });
  expect((await ask('GET', '/api/v1/reviews/queue', other)).json).toMatchObject({ cards: [] });
});
