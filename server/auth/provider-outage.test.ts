import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDb } from '@/db/client';
import { CookieJar } from '@/tests/support/cookie-jar';
import { type OidcServer, startOidcServer } from '@/tests/support/oidc-server';
import { visitProvider } from '@/tests/support/oidc-visit';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

const origin = 'http://localhost:3997';

let database: TestDatabase;
let provider: OidcServer;
let gate: Server;
const open = new Set<Socket>();

const listen = (server: Server, port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));

/** Stands before the database, so that it can go away while the app holds on to its address. */
async function openGate(to: URL): Promise<Server> {
  const server = createServer((socket) => {
    const onward = connect(Number(to.port), to.hostname);
    for (const end of [socket, onward]) open.add(end.on('error', () => {}));
    socket.pipe(onward).pipe(socket);
  });
  await listen(server, 0);
  return server;
}

beforeAll(async () => {
  database = await createTestDatabase();
  gate = await openGate(new URL(database.url));
  provider = await startOidcServer(`${origin}/api/auth/callback/oidc`);
  const address = gate.address();
  const gated = new URL(database.url);
  gated.hostname = '127.0.0.1';
  gated.port = String(typeof address === 'object' ? address?.port : '');
  Object.assign(process.env, provider.variables, {
    DATABASE_URL: gated.href,
    AUTH_URL: origin,
    AUTH_SECRET: 'a secret of the tests, long enough for anyone',
    PORT: '3997',
  });
});

afterAll(async () => {
  await closeDb();
  await database.close();
});

async function start(jar: CookieJar): Promise<Response> {
  const { POST } = await import('@/app/api/v1/sign-in/provider/route');
  const headers = { origin, 'content-type': 'application/json', cookie: jar.header };
  const body = JSON.stringify({ provider: 'oidc' });
  return jar.keep(await POST(new Request(`${origin}/api/v1/sign-in/provider`, { method: 'POST', headers, body })));
}

async function comeBack(url: string, jar: CookieJar): Promise<Response> {
  const { GET } = await import('@/app/api/auth/callback/[provider]/route');
  const request = new Request(url, { headers: { cookie: jar.header } });
  return GET(request, { params: Promise.resolve({ provider: 'oidc' }) });
}

async function onTheWayBack(): Promise<{ jar: CookieJar; back: string }> {
  const jar = new CookieJar();
  const { location } = (await (await start(jar)).json()) as { location: string };
  return { jar, back: await visitProvider(location, origin, { sub: 'sub', email: 'person@example.com' }) };
}

test('without the database the way back is a 503 that signs nobody in or out; without the provider it says so', async () => {
  const { jar, back } = await onTheWayBack();
  const later = await onTheWayBack();

  await provider.close();
  const refused = await start(new CookieJar());
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'provider_unreachable' }]);
  const lost = await comeBack(back, jar);
  expect(lost.headers.get('location')).toBe(`${origin}/sign-in?problem=provider_unreachable`);

  const silent = createServer((socket) => open.add(socket));
  await listen(silent, Number(new URL(provider.issuer).port));
  const from = performance.now();
  const waited = await start(new CookieJar());
  expect([waited.status, await waited.json()]).toMatchObject([503, { code: 'provider_unreachable' }]);
  expect(performance.now() - from).toBeLessThan(15_000);
  silent.close();

  gate.close();
  for (const socket of open) socket.destroy();
  const away = await comeBack(later.back, later.jar);
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
  expect(away.headers.getSetCookie()).toEqual([]);
});
