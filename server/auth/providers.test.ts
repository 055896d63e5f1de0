import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeDb } from '@/db/client';
import { findSession } from '@/db/queries/sessions';
import { listLinkedProviders } from '@/db/queries/sign-in-ways';
import { provideErrorReport } from '@/server/http/error-report';
import { CookieJar } from '@/tests/support/cookie-jar';
import { type OidcServer, startOidcServer } from '@/tests/support/oidc-server';
import { type ProviderVisitor, visitProvider } from '@/tests/support/oidc-visit';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

const origin = 'http://localhost:3999';
const session = 'cairn-session-3999';
const routes = {
  start: () => import('@/app/api/v1/sign-in/provider/route'),
  link: () => import('@/app/api/v1/providers/route'),
  unlink: () => import('@/app/api/v1/providers/[provider]/route'),
  callback: () => import('@/app/api/auth/callback/[provider]/route'),
};

let database: TestDatabase;
let provider: OidcServer;
let serial = 0;
const reported: unknown[] = [];

beforeAll(async () => {
  provideErrorReport((error) => reported.push(error));
  database = await createTestDatabase();
  provider = await startOidcServer(`${origin}/api/auth/callback/oidc`);
  Object.assign(process.env, provider.variables, {
    DATABASE_URL: database.url,
    AUTH_URL: origin,
    AUTH_SECRET: 'a secret of the tests, long enough for anyone',
    AUTH_GITHUB_ID: 'github-client',
    AUTH_GITHUB_SECRET: 'github-secret',
    PORT: '3999',
  });
});

afterAll(async () => {
  await provider.close();
  await closeDb();
  await database.close();
});

beforeEach(() => {
  serial += 1;
  reported.length = 0;
});

function post(path: string, body: unknown, jar: CookieJar, headers: Record<string, string> = {}): Request {
  return new Request(`${origin}${path}`, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/json',
      cookie: jar.header,
      'x-cairn-client': `client ${serial}`,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

async function start(jar: CookieJar, body: object = {}, headers: Record<string, string> = {}): Promise<string> {
  const { POST } = await routes.start();
  const answer = jar.keep(await POST(post('/api/v1/sign-in/provider', { provider: 'oidc', ...body }, jar, headers)));
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { location: string }).location;
}

async function comeBack(url: string, jar: CookieJar, headers: Record<string, string> = {}): Promise<Response> {
  const { GET } = await routes.callback();
  const from = { cookie: jar.header, 'x-cairn-client': `client ${serial}`, 'user-agent': 'Firefox', ...headers };
  const params = Promise.resolve({ provider: new URL(url).pathname.split('/').at(-1) ?? '' });
  return jar.keep(await GET(new Request(url, { headers: from }), { params }));
}

async function signInAs(who: ProviderVisitor, jar = new CookieJar(), body: object = {}): Promise<Response> {
  return comeBack(await visitProvider(await start(jar, body), origin, who), jar);
}

async function whoIs(jar: CookieJar) {
  const { secretHash } = await import('@/server/auth/secret-token');
  const secret = jar.get(session);
  return secret === undefined ? null : findSession(database.db, { tokenHash: secretHash(secret), now: new Date() });
}

const path = (answer: Response) => answer.headers.get('location')?.slice(origin.length);

/** A jar with a live session of a new person. */
async function signedInJar() {
  const person = await makePerson(database.db);
  const jar = new CookieJar();
  jar.set(session, person.secret);
  return { person, jar };
}

async function startLink(jar: CookieJar): Promise<Response> {
  const { POST } = await routes.link();
  return jar.keep(await POST(post('/api/v1/providers', { provider: 'oidc' }, jar)));
}

test('a new person signs in, and the same person comes back to the same account', async () => {
  const jar = new CookieJar();
  const first = await signInAs({ sub: 'new', email: 'New@Example.com' }, jar, { returnTo: '/guides?from=here' });
  expect(path(first)).toBe('/guides?from=here');
  expect(jar.get('cairn-signed-in')).toBe('1');
  expect(first.headers.getSetCookie().find((line) => line.startsWith(session))).toMatch(/HttpOnly; SameSite=Lax/);
  const me = await whoIs(jar);
  expect(me).toMatchObject({ email: 'new@example.com', isEmailVerified: true, name: null });
  const again = new CookieJar();
  await signInAs({ sub: 'new', email: 'changed@example.com', verified: false }, again);
  expect((await whoIs(again))?.userId).toBe(me?.userId);
  expect((await whoIs(again))?.sessionId).not.toBe(me?.sessionId);
});

test('an address that has an account already is neither signed in nor linked', async () => {
  const person = await makePerson(database.db);
  const jar = new CookieJar();
  expect(path(await signInAs({ sub: 'other', email: person.email.toUpperCase() }, jar))).toBe(
    '/sign-in?problem=account_exists',
  );
  expect(await whoIs(jar)).toBeNull();
  expect(await listLinkedProviders(database.db, { userId: person.id })).toEqual([]);
});

test('an address that the provider does not call verified opens nothing', async () => {
  const jar = new CookieJar();
  expect(path(await signInAs({ sub: 'u', email: 'unverified@example.com', verified: false }, jar))).toBe(
    '/sign-in?problem=email_not_verified',
  );
  expect(await whoIs(jar)).toBeNull();
});

test('somebody who turns back at the provider is told so', async () => {
  expect(path(await signInAs({ sub: 'c', email: 'c@example.com', cancel: true }))).toBe('/sign-in?problem=cancelled');
});

test('signing in as somebody else ends the earlier session and links nothing to it', async () => {
  const { person, jar } = await signedInJar();
  const { secretHash } = await import('@/server/auth/secret-token');
  await signInAs({ sub: 'somebody-else', email: 'somebody-else@example.com' }, jar);
  expect((await whoIs(jar))?.email).toBe('somebody-else@example.com');
  expect(await findSession(database.db, { tokenHash: secretHash(person.secret), now: new Date() })).toBeNull();
  expect(await listLinkedProviders(database.db, { userId: person.id })).toEqual([]);
});

test('a provider is linked from a session, signs its owner in, and can be unlinked', async () => {
  const { person, jar } = await signedInJar();
  const { location } = (await (await startLink(jar)).json()) as { location: string };
  const who = { sub: 'linked', email: 'work@example.com' };
  expect(path(await comeBack(await visitProvider(location, origin, who), jar))).toBe('/settings');
  expect(await listLinkedProviders(database.db, { userId: person.id })).toMatchObject([{ provider: 'oidc' }]);
  const other = new CookieJar();
  await signInAs(who, other);
  expect((await whoIs(other))?.userId).toBe(person.id);
  const { DELETE } = await routes.unlink();
  const request = () =>
    new Request(`${origin}/api/v1/providers/oidc`, { method: 'DELETE', headers: { origin, cookie: jar.header } });
  expect((await DELETE(request())).status).toBe(200);
  expect((await DELETE(request())).status).toBe(404);
  expect(await listLinkedProviders(database.db, { userId: person.id })).toEqual([]);
});

test('a link ends at the session that began it: not at a stranger, nor at another person', async () => {
  const { person, jar } = await signedInJar();
  const { location } = (await (await startLink(jar)).json()) as { location: string };
  const back = await visitProvider(location, origin, { sub: 'stray', email: 'stray@example.com' });
  const { person: other, jar: otherJar } = await signedInJar();
  const mixed = jar.copy();
  mixed.set(session, otherJar.get(session) ?? '');
  expect(path(await comeBack(back, mixed))).toBe('/sign-in?problem=sign_in_expired');
  const out = jar.copy();
  out.set(session, '');
  expect(path(await comeBack(back, out))).toBe('/sign-in?problem=sign_in_expired');
  for (const userId of [person.id, other.id]) expect(await listLinkedProviders(database.db, { userId })).toEqual([]);
});

test('the account of a provider that is linked elsewhere is refused', async () => {
  const who = { sub: 'taken', email: 'taken@example.com' };
  await signInAs(who);
  const { person, jar } = await signedInJar();
  const { location } = (await (await startLink(jar)).json()) as { location: string };
  expect(path(await comeBack(await visitProvider(location, origin, who), jar))).toBe(
    '/settings?problem=provider_taken',
  );
  expect(await listLinkedProviders(database.db, { userId: person.id })).toEqual([]);
});

test('a way back is good once, in the browser that began, with its own state', async () => {
  const jar = new CookieJar();
  const back = await visitProvider(await start(jar), origin, { sub: 'once', email: 'once@example.com' });
  const before = jar.copy();
  expect(path(await comeBack(back, new CookieJar()))).toBe('/sign-in?problem=sign_in_expired');
  const changed = new URL(back);
  changed.searchParams.set('state', 'another');
  expect(path(await comeBack(changed.href, before.copy()))).toMatch(/problem=/);
  expect(path(await comeBack(back, jar))).toBe('/');
  expect(path(await comeBack(back, jar))).toBe('/sign-in?problem=sign_in_expired');
  const replayed = before.copy();
  expect(path(await comeBack(back, replayed))).toBe('/sign-in?problem=provider_failed');
  expect(await whoIs(replayed)).toBeNull();
});

test('a trip to one provider cannot come back from another', async () => {
  const jar = new CookieJar();
  const back = await visitProvider(await start(jar), origin, { sub: 'swap', email: 'swap@example.com' });
  expect(path(await comeBack(back.replace('/oidc?', '/github?'), jar))).toBe('/sign-in?problem=sign_in_expired');
});

test('forged host headers change neither the way there nor the way back', async () => {
  const forged = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    host: 'evil.example',
    referer: 'https://evil.example/',
  };
  const jar = new CookieJar();
  const location = await start(jar, {}, forged);
  expect(new URL(location).searchParams.get('redirect_uri')).toBe(`${origin}/api/auth/callback/oidc`);
  const back = await visitProvider(location, origin, { sub: 'forged', email: 'forged@example.com' });
  const answer = await comeBack(back.replace(origin, 'http://evil.example'), jar, forged);
  expect(answer.headers.get('location')).toBe(`${origin}/`);
  expect(await whoIs(jar)).not.toBeNull();
});

test('nobody is sent on to another site after signing in', async () => {
  for (const returnTo of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/%0d//x',
    'javascript:alert(1)',
    '/./\t/evil',
  ]) {
    const answer = await signInAs({ sub: 'new', email: 'new@example.com' }, new CookieJar(), { returnTo });
    expect(new URL(answer.headers.get('location') ?? '').origin, returnTo).toBe(origin);
  }
});

test('GitHub is asked at its own address, with a state and PKCE', async () => {
  const url = new URL(await start(new CookieJar(), { provider: 'github' }));
  expect(`${url.origin}${url.pathname}`).toBe('https://github.com/login/oauth/authorize');
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  expect(url.searchParams.get('state')).toBeTruthy();
  expect(url.searchParams.get('scope')).toContain('user:email');
});

test('a provider that is not set up does not exist', async () => {
  const { POST } = await routes.start();
  const answer = await POST(post('/api/v1/sign-in/provider', { provider: 'google' }, new CookieJar()));
  expect(answer.status).toBe(404);
  expect((await comeBack(`${origin}/api/auth/callback/google?code=x`, new CookieJar())).status).toBe(404);
});

test('another site cannot begin a trip, and nobody begins more than thirty in an hour', async () => {
  const { POST } = await routes.start();
  const body = { provider: 'github' };
  const foreign = post('/api/v1/sign-in/provider', body, new CookieJar(), { origin: 'https://evil.example' });
  expect((await POST(foreign)).status).toBe(403);
  let last = 0;
  for (let n = 0; n < 31; n += 1) last = (await POST(post('/api/v1/sign-in/provider', body, new CookieJar()))).status;
  expect(last).toBe(429);
});

test('linking asks for a verified address and a recent sign-in', async () => {
  const { users, sessions } = await import('@/db/schema/users');
  const { eq } = await import('drizzle-orm');
  const { person, jar } = await signedInJar();
  await database.db.update(users).set({ emailVerified: null }).where(eq(users.id, person.id));
  const unverified = await startLink(jar);
  expect([unverified.status, await unverified.json()]).toMatchObject([403, { code: 'email_not_verified' }]);
  const long = new Date(Date.now() - 16 * 60_000);
  await database.db.update(sessions).set({ authenticatedAt: long }).where(eq(sessions.userId, person.id));
  const stale = await startLink(jar);
  expect([stale.status, await stale.json()]).toMatchObject([403, { code: 'sign_in_again' }]);
});

test("none of a provider's tokens are kept", async () => {
  const { accounts } = await import('@/db/schema/users');
  const rows = await database.db.select().from(accounts);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows)
    expect([row.access_token, row.refresh_token, row.id_token, row.scope]).toEqual([null, null, null, null]);
});
