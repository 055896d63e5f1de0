import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDb } from '@/db/client';
import { deleteAccount } from '@/db/queries/accounts';
import { erasedHash } from '@/server/account/erase-account';
import { cookieName } from '@/server/auth/cookies';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('AUTH_URL', 'http://localhost:3000');
});
afterAll(async () => {
  await closeDb();
  await database.close();
});

const origin = 'http://localhost:3000';
const headersOf = (person: TestPerson | null, more: Record<string, string> = {}): Record<string, string> => ({
  ...(person === null ? {} : { cookie: `${cookieName('session')}=${person.secret}` }),
  ...more,
});

async function read(path: string, person: TestPerson | null): Promise<Response> {
  const { GET } = path.startsWith('/api/v1/me')
    ? await import('@/app/api/v1/me/route')
    : await import('@/app/api/v1/reviews/route');
  return await GET(new Request(`${origin}${path}`, { headers: headersOf(person) }));
}

async function send(person: TestPerson | null, body: string, from = origin): Promise<Response> {
  const { POST } = await import('@/app/api/v1/reviews/route');
  const headers = headersOf(person, { origin: from, 'content-type': 'application/json' });
  return await POST(new Request(`${origin}/api/v1/reviews`, { method: 'POST', headers, body }));
}

const event = () => ({
  id: newId(),
  kind: 'reset',
  guide: 'sql',
  at: '2026-11-25T11:00:00.000Z',
  timeZone: 'UTC',
  rolloverHour: 4,
  device: newId(),
});

test('a stranger has no account, and somebody who is signed in has theirs', async () => {
  const person = await makePerson(database.db);
  expect(await (await read('/api/v1/me', null)).json()).toEqual({ account: null });
  const { account } = (await (await read('/api/v1/me', person)).json()) as { account: Record<string, unknown> };
  expect(account).toMatchObject({ id: person.id, email: person.email, isEmailVerified: true, role: 'learner' });
  expect(account['settings']).toMatchObject({ timeZone: null, rolloverHour: 4, theme: 'system' });
});

test('what one device sends, another reads from the number after its last', async () => {
  const person = await makePerson(database.db);
  const sent = [event(), event(), event()];
  const answer = await send(person, JSON.stringify({ events: sent }));
  expect(await answer.json()).toEqual({
    results: sent.map(({ id }, index) => ({ id, status: 'applied', seq: index + 1 })),
    latest: 3,
  });
  const page = await (await read('/api/v1/reviews?after=1&limit=1', person)).json();
  expect(page).toEqual({ events: [{ seq: 2, ...sent[1] }], latest: 3, isMore: true });
});

test('a stranger, another site, too much and nonsense are refused, each in its own way', async () => {
  const person = await makePerson(database.db);
  const one = JSON.stringify({ events: [event()] });
  const codes = [
    await send(null, one),
    await send(person, one, 'http://elsewhere.example'),
    await send(person, JSON.stringify({ events: Array.from({ length: 501 }, event) })),
    await send(person, `{"events":["${'x'.repeat(1024 * 1024)}"]}`),
    await send(person, '{"events":[', origin),
    await read('/api/v1/reviews', null),
    await read('/api/v1/reviews?after=-1', person),
  ].map(async (response) => [response.status, ((await response.json()) as { code: string }).code]);
  expect(await Promise.all(codes)).toEqual([
    [401, 'signed_out'],
    [403, 'cross_origin'],
    [422, 'invalid'],
    [413, 'too_large'],
    [400, 'not_json'],
    [401, 'signed_out'],
    [422, 'invalid'],
  ]);
  expect(await (await read('/api/v1/reviews', person)).json()).toEqual({ events: [], latest: 0, isMore: false });
});

/** Resolves when somebody waits for a lock of the test's own transaction. */
async function somebodyWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const waiting = await database.db.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(waiting.length).toBe(1);
  }, 10_000);
}

test.each([
  ['the first event of an account', 0],
  ['an event after others', 2],
])(
  '%s that arrives while the account is erased is answered as signed out, and nothing of it stays',
  async (_, before) => {
    const person = await makePerson(database.db);
    if (before > 0) await send(person, JSON.stringify({ events: Array.from({ length: before }, event) }));
    const { id: userId, email } = person;
    const answer = await database.db.transaction(async (tx) => {
      await deleteAccount(tx, { userId, email, userHash: erasedHash(userId), now: new Date() });
      const sent = send(person, JSON.stringify({ events: [event()] }));
      await somebodyWaits();
      // Not awaited here: it goes on when this transaction has ended.
      return { sent };
    });
    const response = await answer.sent;
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([401, 'signed_out']);
    expect((await read('/api/v1/reviews', person)).status).toBe(401);
    const left = await database.db.execute(sql`select 1 from review_events where user_id = ${userId}`);
    expect(left).toHaveLength(0);
  },
);
