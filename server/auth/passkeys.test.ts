import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeDb } from '@/db/client';
import { listPasskeys } from '@/db/queries/passkeys';
import { CookieJar } from '@/tests/support/cookie-jar';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';
import { SoftAuthenticator } from '@/tests/support/soft-authenticator';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

const origin = 'http://localhost:3998';
const session = 'cairn-session-3998';
const rpId = 'localhost';

let database: TestDatabase;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    AUTH_URL: origin,
    AUTH_SECRET: 'a secret of the tests, long enough for anyone',
    PORT: '3998',
  });
});

afterAll(async () => {
  await closeDb();
  await database.close();
});

beforeEach(() => {
  serial += 1;
});

type Handler = (request: Request) => Promise<Response>;

async function call(handler: Handler, method: string, path: string, jar: CookieJar, body?: unknown): Promise<Response> {
  const headers = { origin, 'content-type': 'application/json', cookie: jar.header, 'x-cairn-client': `c${serial}` };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return jar.keep(await handler(new Request(`${origin}${path}`, { method, headers, ...sent })));
}

async function jarOf(person: TestPerson): Promise<CookieJar> {
  const jar = new CookieJar();
  jar.set(session, person.secret);
  return jar;
}

async function newPerson() {
  const person = await makePerson(database.db);
  return { person, jar: await jarOf(person) };
}

async function challenge(jar: CookieJar, kind: 'add' | 'sign-in' | 'again'): Promise<string> {
  const { POST } =
    kind === 'add'
      ? await import('@/app/api/v1/passkeys/options/route')
      : kind === 'again'
        ? await import('@/app/api/v1/sign-in/passkey/again/options/route')
        : await import('@/app/api/v1/sign-in/passkey/options/route');
  const answer = await call(POST, 'POST', '/', jar);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { options: { challenge: string } }).options.challenge;
}

async function add(jar: CookieJar, key: SoftAuthenticator, name = 'Laptop'): Promise<Response> {
  const { POST } = await import('@/app/api/v1/passkeys/route');
  const response = key.register({ challenge: await challenge(jar, 'add'), origin, rpId });
  return call(POST, 'POST', '/api/v1/passkeys', jar, { response, name });
}

async function signIn(jar: CookieJar, response: unknown): Promise<Response> {
  const { POST } = await import('@/app/api/v1/sign-in/passkey/route');
  return call(POST, 'POST', '/api/v1/sign-in/passkey', jar, { response });
}

test('a passkey that was added signs its owner in, and nobody else', async () => {
  const { person, jar } = await newPerson();
  const key = new SoftAuthenticator();
  expect((await add(jar, key)).status).toBe(201);
  const stranger = new CookieJar();
  const answer = await signIn(stranger, key.assert({ challenge: await challenge(stranger, 'sign-in'), origin, rpId }));
  expect(answer.status).toBe(200);
  const { currentSession } = await import('@/server/auth/session');
  const found = await currentSession(database.db, stranger.header, new Date());
  expect(found?.userId).toBe(person.id);
  const unknown = new SoftAuthenticator();
  const other = new CookieJar();
  const refused = await signIn(other, unknown.assert({ challenge: await challenge(other, 'sign-in'), origin, rpId }));
  expect([refused.status, other.get(session)]).toEqual([401, undefined]);
});

test('an answer is good once, for the challenge and the browser that it was made for', async () => {
  const { jar } = await newPerson();
  const key = new SoftAuthenticator();
  await add(jar, key);
  const stranger = new CookieJar();
  const response = key.assert({ challenge: await challenge(stranger, 'sign-in'), origin, rpId });
  const replay = stranger.copy();
  expect((await signIn(new CookieJar(), response)).status).toBe(401);
  expect((await signIn(stranger, response)).status).toBe(200);
  expect((await signIn(replay, response)).status).toBe(401);
  const fresh = new CookieJar();
  await challenge(fresh, 'sign-in');
  expect((await signIn(fresh, response)).status).toBe(401);
});

test('a wrong answer uses its challenge up', async () => {
  const { jar } = await newPerson();
  const key = new SoftAuthenticator();
  await add(jar, key);
  const stranger = new CookieJar();
  const given = { challenge: await challenge(stranger, 'sign-in'), origin, rpId };
  const again = stranger.copy();
  expect((await signIn(stranger, new SoftAuthenticator().assert(given))).status).toBe(401);
  expect((await signIn(again, key.assert(given))).status).toBe(401);
});

test('answers made for another origin, another site, or without unlocking the device are refused', async () => {
  const { jar } = await newPerson();
  const key = new SoftAuthenticator();
  await add(jar, key);
  const tries = [
    { origin: 'http://evil.example', rpId },
    { origin: 'http://localhost:1', rpId },
    { origin, rpId: 'evil.example' },
  ];
  for (const made of tries) {
    const stranger = new CookieJar();
    const given = { challenge: await challenge(stranger, 'sign-in'), ...made };
    expect((await signIn(stranger, key.assert(given))).status, JSON.stringify(made)).toBe(401);
  }
  key.isUnlocked = false;
  const stranger = new CookieJar();
  const locked = key.assert({ challenge: await challenge(stranger, 'sign-in'), origin, rpId });
  expect((await signIn(stranger, locked)).status).toBe(401);
});

test('a counter that goes back is refused: there may be a copy of the key', async () => {
  const { jar } = await newPerson();
  const key = new SoftAuthenticator();
  await add(jar, key);
  const tryWith = async (counter: number) => {
    key.counter = counter;
    const stranger = new CookieJar();
    const given = { challenge: await challenge(stranger, 'sign-in'), origin, rpId };
    return (await signIn(stranger, key.assert(given))).status;
  };
  expect([await tryWith(5), await tryWith(6), await tryWith(6), await tryWith(2), await tryWith(7)]).toEqual([
    200, 200, 401, 401, 200,
  ]);
});

test('the user handle must be that of the owner', async () => {
  const { person, jar } = await newPerson();
  const { person: other } = await newPerson();
  const key = new SoftAuthenticator();
  await add(jar, key);
  const handle = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
  const statuses: number[] = [];
  for (const id of [other.id, person.id]) {
    const stranger = new CookieJar();
    const given = { challenge: await challenge(stranger, 'sign-in'), origin, rpId };
    statuses.push((await signIn(stranger, key.assert(given, handle(id)))).status);
  }
  expect(statuses).toEqual([401, 200]);
});

test('a challenge lives for five minutes', async () => {
  const { passkeyChallenges } = await import('@/db/schema/users');
  const { jar } = await newPerson();
  const key = new SoftAuthenticator();
  await add(jar, key);
  const stranger = new CookieJar();
  const given = { challenge: await challenge(stranger, 'sign-in'), origin, rpId };
  const [row] = await database.db.select().from(passkeyChallenges);
  const minutes = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(4.9);
  expect(minutes).toBeLessThanOrEqual(5);
  await database.db.update(passkeyChallenges).set({ expiresAt: new Date(Date.now() - 1000) });
  expect((await signIn(stranger, key.assert(given))).status).toBe(401);
});

test('a challenge of one person adds no passkey to another, nor the same passkey twice', async () => {
  const { jar } = await newPerson();
  const { person: other, jar: otherJar } = await newPerson();
  const key = new SoftAuthenticator();
  const response = key.register({ challenge: await challenge(jar, 'add'), origin, rpId });
  const mixed = jar.copy();
  mixed.set(session, other.secret);
  const { POST } = await import('@/app/api/v1/passkeys/route');
  const body = { response, name: 'Mixed' };
  expect((await call(POST, 'POST', '/api/v1/passkeys', mixed, body)).status).toBe(422);
  expect(await listPasskeys(database.db, { userId: other.id })).toEqual([]);
  expect((await add(jar, key)).status).toBe(201);
  expect((await add(otherJar, key)).status).toBe(409);
});

test('names are tidied, and only the owner renames and removes', async () => {
  const { person, jar } = await newPerson();
  const { jar: otherJar } = await newPerson();
  const key = new SoftAuthenticator();
  expect((await add(jar, key, '   ')).status).toBe(422);
  await add(jar, key, '  My \n laptop\u200b ');
  const [passkey] = await listPasskeys(database.db, { userId: person.id });
  expect(passkey?.name).toBe('My laptop');
  const { PATCH, DELETE } = await import('@/app/api/v1/passkeys/[id]/route');
  const path = `/api/v1/passkeys/${passkey?.id}`;
  expect((await call(PATCH, 'PATCH', path, otherJar, { name: 'Mine' })).status).toBe(404);
  expect((await call(DELETE, 'DELETE', path, otherJar)).status).toBe(404);
  expect((await call(PATCH, 'PATCH', path, jar, { name: 'Work laptop' })).status).toBe(200);
  expect((await listPasskeys(database.db, { userId: person.id }))[0]?.name).toBe('Work laptop');
  expect((await call(DELETE, 'DELETE', path, jar)).status).toBe(200);
  expect(await listPasskeys(database.db, { userId: person.id })).toEqual([]);
});

test('the last way into an account with an unverified address stays, also when two go at once', async () => {
  const { users } = await import('@/db/schema/users');
  const { eq } = await import('drizzle-orm');
  const { person, jar } = await newPerson();
  await add(jar, new SoftAuthenticator(), 'One');
  await add(jar, new SoftAuthenticator(), 'Two');
  await database.db.update(users).set({ emailVerified: null }).where(eq(users.id, person.id));
  const { DELETE } = await import('@/app/api/v1/passkeys/[id]/route');
  const both = await listPasskeys(database.db, { userId: person.id });
  const answers = await Promise.all(both.map(({ id }) => call(DELETE, 'DELETE', `/api/v1/passkeys/${id}`, jar.copy())));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await listPasskeys(database.db, { userId: person.id })).toHaveLength(1);
});

test('a passkey of the same person makes a session fresh again; that of another does not', async () => {
  const { sessions } = await import('@/db/schema/users');
  const { eq } = await import('drizzle-orm');
  const { person, jar } = await newPerson();
  const { jar: otherJar } = await newPerson();
  const [key, otherKey] = [new SoftAuthenticator(), new SoftAuthenticator()];
  await add(jar, key);
  await add(otherJar, otherKey);
  const before = new Date(Date.now() - 16 * 60_000);
  await database.db.update(sessions).set({ authenticatedAt: before }).where(eq(sessions.userId, person.id));
  const options = await import('@/app/api/v1/passkeys/options/route');
  const stale = await call(options.POST, 'POST', '/api/v1/passkeys/options', jar);
  expect([stale.status, await stale.json()]).toMatchObject([403, { code: 'sign_in_again' }]);
  const { POST } = await import('@/app/api/v1/sign-in/passkey/again/route');
  const again = async (used: SoftAuthenticator) => {
    const response = used.assert({ challenge: await challenge(jar, 'again'), origin, rpId });
    return (await call(POST, 'POST', '/api/v1/sign-in/passkey/again', jar, { response })).status;
  };
  expect(await again(otherKey)).toBe(401);
  expect(await again(key)).toBe(200);
  expect((await add(jar, new SoftAuthenticator(), 'Second')).status).toBe(201);
});
