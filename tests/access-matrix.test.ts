/**
 * Every route and method, asked as a stranger, with a session that expired, as somebody who was erased, as another
 * person and as the owner, on a real database and through the real door. A route that is not in the table
 * (tests/support/access-table.ts) fails.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDb } from '@/db/client';
import { insertPlan } from '@/db/queries/plans';
import { insertSession } from '@/db/queries/sessions';
import { accounts, passkeys, sessions } from '@/db/schema/users';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { eraseAccount } from '@/server/account/erase-account';
import { cookieName } from '@/server/auth/cookies';
import { newSecret, secretHash } from '@/server/auth/secret-token';
import type { Content } from '@/server/content/content';
import { restoreDeck } from '@/server/decks/restore-deck';
import { clientAddressHeader } from '@/server/http/client-address';
import { publicPath } from '@/server/http/public-path';
import { routePattern } from '@/server/http/route-pattern';
import { createPlanner } from '@/server/plan/create-planner';
import { type Planner, providePlanner } from '@/server/plan/planner';
import { createScore } from '@/server/score/create-score';
import { type Access, apiAccess, type MatrixOwner, openFiles, pageAccess } from './support/access-table';
import { makeAttempt } from './support/attempts';
import { startQuizContent } from './support/quiz-routes';
import { makePerson, type TestPerson } from './support/signed-in';
import { createTestDatabase, type TestDatabase } from './support/test-database';

type Handler = (request: Request, context: { params: Promise<{ provider: string }> }) => Promise<Response>;

const context = { params: Promise.resolve({ provider: 'none' }) };
type RouteModule = Readonly<Record<string, unknown>>;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' }).map((file) =>
  file.split(path.sep).join('/'),
);
const addressesOf = (name: RegExp): string[] =>
  files.flatMap((file) => (name.test(file) ? [`/${file.replace(name, '').replace(/\/$/, '')}`] : [])).sort();
const routes = addressesOf(/(?<=^|\/)route\.tsx?$/);
const isApi = (address: string): boolean => address.startsWith('/api/');

const moduleOf = async (address: string): Promise<RouteModule> =>
  (await import(path.join(root, 'app', address, 'route.ts'))) as RouteModule;

process.env['AUTH_SECRET'] ??= 'a secret of the tests, long enough for anyone';

let database: TestDatabase;
let content: Content;
let planner: Planner;
let expired: TestPerson;
let erased: TestPerson;
let other: TestPerson;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ content } = await startQuizContent());
  planner = createPlanner();
  providePlanner(planner);
  process.env['DATABASE_URL'] = database.url;
  const { db } = database;
  const now = new Date();
  [expired, erased, other] = [await makePerson(db), await makePerson(db), await makePerson(db)];
  await db
    .update(sessions)
    .set({ expires: new Date(now.getTime() - 1000) })
    .where(eq(sessions.userId, expired.id));
  await eraseAccount(db, { userId: erased.id, email: erased.email, confirmation: erased.email, now });
});
afterAll(async () => {
  await planner.close();
  await content.close();
  await closeDb();
  await database.close();
});

type Owner = MatrixOwner & { readonly secret: string };

async function makeOwner(): Promise<Owner> {
  const { id, email, secret } = await makePerson(database.db);
  const now = new Date();
  const session = { userId: id, method: 'email', device: 'Other', now } as const;
  await insertSession(database.db, {
    ...session,
    tokenHash: secretHash(newSecret()),
    expires: new Date(now.getTime() + 60_000),
  });
  const passkeyId = `key-${id}`;
  await database.db.insert(passkeys).values({
    id: passkeyId,
    userId: id,
    name: 'Laptop',
    publicKey: 'none',
    counter: 0,
    transports: [],
    isBackedUp: false,
  });
  await database.db.insert(accounts).values({ userId: id, type: 'oidc', provider: 'oidc', providerAccountId: id });
  const rows = await database.db.select().from(sessions).where(eq(sessions.userId, id));
  const attempt = await makeAttempt(database.db, { userId: id });
  const choice = { id: newId(), attempt: attempt.finishedId, name: null, isListed: false };
  await createScore(database.db, { userId: id, choice, now });
  const planId = newId();
  const wish = { guides: ['bridges'], minutesPerDay: 20, daysOff: [], everyQuestion: false };
  const plan = { id: planId, requestHash: Buffer.from('wish'), ...wish };
  const examDay = Math.floor(now.getTime() / 86_400_000) - 1;
  await insertPlan(database.db, { userId: id, plan: { ...plan, examDay }, now });
  const otherSessionId = rows.find(({ device }) => device === 'Other')?.id ?? '';
  const deckId = newId();
  await restoreDeck(database.db, { userId: id, deck: { id: deckId, name: 'Nouns', cards: [] }, now: new Date() });
  return { id, email, secret, passkeyId, otherSessionId, scoreId: choice.id, planId, deckId, ...attempt };
}

let clients = 0;

function ask(name: string, access: Access, owner: Owner, secret: string | null, site = 'same-origin'): Request {
  const [method = '', address = ''] = name.split(' ');
  clients += 1;
  const headers: Record<string, string> = { 'sec-fetch-site': site, [clientAddressHeader]: `client-${clients}` };
  if (secret !== null) headers['cookie'] = `${cookieName('session')}=${secret}`;
  const body = access.body?.(owner);
  if (body !== undefined) headers['content-type'] = 'application/json';
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return new Request(`http://localhost:3000${access.path?.(owner) ?? address}`, { method, headers, ...sent });
}

/** Everything that any table holds about somebody, as text. */
async function holdings({ id, email }: MatrixOwner): Promise<string[]> {
  const tables = await database.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.db.execute<{ row: string }>(
      sql`select t::text as row from ${sql.identifier(name)} t where position(${id} in t::text) > 0 or position(${email} in t::text) > 0 order by 1`,
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

async function handlerOf(name: string): Promise<Handler> {
  const [method = '', address = ''] = name.split(' ');
  return (await moduleOf(address))[method] as Handler;
}

const withoutId = (text: string): string => text.replace(/"requestId":"[^"]*"/, '');

async function answer(name: string, access: Access, owner: Owner, secret: string | null) {
  const response = await (await handlerOf(name))(ask(name, access, owner, secret), context);
  return {
    status: response.status,
    text: withoutId(await response.text()),
    caching: response.headers.get('cache-control'),
    sharing: response.headers.get('access-control-allow-origin'),
  };
}

const strangers = (): readonly (readonly [string, string | null])[] => [
  ['a stranger', null],
  ['an expired session', expired.secret],
  ['an erased account', erased.secret],
  ['a made-up session', newSecret()],
];

test('every route and method of the API is in the table, and every row of the table is a route', async () => {
  const exported: string[] = [];
  for (const address of routes.filter(isApi)) {
    const module = await moduleOf(address);
    exported.push(...methods.filter((method) => method in module).map((method) => `${method} ${address}`));
  }
  expect(exported.sort()).toEqual(Object.keys(apiAccess).sort());
});

test('every other route and every page is in the table, and the cache keeps what the table calls public', () => {
  expect(routes.filter((address) => !isApi(address))).toEqual([...openFiles].sort());
  const pages = addressesOf(/(?<=^|\/)page\.tsx$/);
  expect(pages).toEqual(Object.keys(pageAccess).sort());
  const kept = pages.filter((page) => publicPath(page.replace(/\[\w+\]/, 'some')) === 'page');
  expect(kept).toEqual(pages.filter((page) => pageAccess[page] === 'public'));
});

test('the log names every route and page, and nothing of what was typed', () => {
  const pages = Object.keys(pageAccess);
  const named = [...routes, ...pages].filter((address) => address !== '/api/v1/[...path]');
  for (const address of named) expect(routePattern(address.replace(/\[[\w.]+\]/g, 'typed-here'))).toBe(address);
  expect(routePattern('/api/v1/typed-here')).toBe('other');
});

describe.each(Object.entries(apiAccess).filter(([, access]) => access.for === 'owner'))('%s', (name, access) => {
  test('is for its owner: nobody else gets or changes anything', async () => {
    const owner = await makeOwner();
    const before = await holdings(owner);
    for (const [who, secret] of strangers()) {
      const got = await answer(name, access, owner, secret);
      expect([who, got.status]).toEqual([who, access.strangerStatus ?? 401]);
      expect(got.text).toContain(access.strangerStatus === undefined ? '"signed_out"' : '"not_found"');
      expect(got.text).not.toMatch(new RegExp(`${owner.id}|${owner.email}`));
    }
    const others = await answer(name, access, owner, other.secret);
    expect(others.status).toBe(access.otherStatus ?? access.status);
    expect(others.text).not.toMatch(new RegExp(`${owner.id}|${owner.email}`));
    expect(await holdings(owner)).toEqual(before);
    const own = await answer(name, access, owner, owner.secret);
    expect(own.status).toBe(access.status);
    expect(own.caching).toContain('no-store');
    expect(own.sharing).toBeNull();
  });

  test('is refused from another site, and asks again where it cannot be undone', async () => {
    const owner = await makeOwner();
    const handler = await handlerOf(name);
    if (!name.startsWith('GET ')) {
      const foreign = await handler(ask(name, access, owner, owner.secret, 'cross-site'), context);
      expect([foreign.status, await foreign.text()]).toEqual([403, expect.stringContaining('cross_origin')]);
    }
    await database.db
      .update(sessions)
      .set({ authenticatedAt: new Date(Date.now() - 16 * 60_000) })
      .where(eq(sessions.userId, owner.id));
    const late = await answer(name, access, owner, owner.secret);
    expect(late.text.includes('sign_in_again')).toBe(access.isSensitive === true);
    if (access.isSensitive) expect(late.status).toBe(403);
  });
});

test.each(Object.entries(apiAccess).filter(([, access]) => access.for === 'anyone'))(
  '%s answers anyone alike, and tells nothing of the owner',
  async (name, access) => {
    const owner = await makeOwner();
    const second = await makePerson(database.db);
    const before = await holdings(owner);
    for (const [who, secret] of [...strangers(), ['another person', second.secret] as const]) {
      const got = await answer(name, access, owner, secret);
      expect([who, got.status]).toEqual([who, access.status]);
      expect(got.text).not.toMatch(new RegExp(`${owner.id}|${owner.email}`));
    }
    expect(await holdings(owner)).toEqual(before);
    expect((await answer(name, access, owner, owner.secret)).status).toBe(access.status);
  },
);

test.each(Object.entries(apiAccess).filter(([, access]) => access.for === 'author'))(
  '%s is for authors and admins, and tells everybody else nothing',
  async (name, access) => {
    const owner = await makeOwner();
    for (const [who, secret] of strangers()) {
      const got = await answer(name, access, owner, secret);
      expect([who, got.status, got.text]).toEqual([who, 401, expect.stringContaining('"signed_out"')]);
    }
    const learner = await answer(name, access, owner, owner.secret);
    expect([learner.status, learner.text]).toEqual([403, expect.stringContaining('"not_allowed"')]);
    for (const role of ['author', 'admin'] as const) {
      const { secret } = await makePerson(database.db, role);
      expect((await answer(name, access, owner, secret)).status).toBe(access.status);
    }
  },
);

test('a session that was signed out here, or ended from elsewhere, is dead when its cookie is sent again', async () => {
  const list = (owner: Owner, secret: string) =>
    answer('GET /api/v1/account/sessions', { for: 'owner', status: 200 }, owner, secret);
  const [leaves, ends] = [await makeOwner(), await makeOwner()];
  const signOut = await answer('POST /api/v1/sign-out', { for: 'anyone', status: 200 }, leaves, leaves.secret);
  expect([signOut.status, (await list(leaves, leaves.secret)).status]).toEqual([200, 401]);
  const elsewhere = newSecret();
  const now = new Date();
  const expires = new Date(now.getTime() + 60_000);
  const session = { userId: ends.id, method: 'email', device: 'Elsewhere', now, expires } as const;
  await insertSession(database.db, { ...session, tokenHash: secretHash(elsewhere) });
  expect((await list(ends, elsewhere)).status).toBe(200);
  const all = { for: 'owner', status: 200 } as const;
  await answer('POST /api/v1/account/sessions/end-others', all, ends, elsewhere);
  expect([(await list(ends, ends.secret)).status, (await list(ends, elsewhere)).status]).toEqual([401, 200]);
});

test.each(
  Object.entries(apiAccess).flatMap(([name, access]) =>
    access.body === undefined || access.takesFile === true ? [] : [[name, access.body] as const],
  ),
)('%s refuses a role, an owner or a date that nobody asked for', async (name, body) => {
  const owner = await makeOwner();
  const before = await holdings(owner);
  const extra = { role: 'admin', userId: other.id, createdAt: '2000-01-01T00:00:00Z' };
  const access: Access = { ...(apiAccess[name] as Access), body: (one) => ({ ...(body(one) as object), ...extra }) };
  const got = await answer(name, access, owner, owner.secret);
  expect([got.status, got.text]).toEqual([422, expect.stringContaining('"invalid"')]);
  expect(await holdings(owner)).toEqual(before);
});
