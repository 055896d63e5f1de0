import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DELETE, PUT } from '@/app/api/v1/scores/[id]/route';
import { POST } from '@/app/api/v1/scores/route';
import { GET as badge } from '@/app/s/[token]/badge.svg/route';
import { GET as json } from '@/app/s/[token]/score.json/route';
import { GET as shields } from '@/app/s/[token]/shields.json/route';
import { closeDb } from '@/db/client';
import type { OwnScore } from '@/domain/score/score-schema';
import { eraseAccount } from '@/server/account/erase-account';
import { cookieName } from '@/server/auth/cookies';
import { scoreToken } from '@/server/credentials/score-token';
import { clientAddressHeader } from '@/server/http/client-address';
import { findLiveScore } from '@/server/score/find-live-score';
import { listOwnScores } from '@/server/score/list-own-scores';
import { liveVersion } from '@/server/score/live-version';
import { loadPublicPage } from '@/server/score/load-public-page';
import { type AttemptWish, makeFinishedAttempt } from '@/tests/support/finished-attempt';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

process.env['AUTH_SECRET'] = 'a secret of the tests, long enough for anyone';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
});
afterAll(async () => {
  await closeDb();
  await database.close();
});

const forms = { badge, json, shields };
let clients = 0;

function write(person: TestPerson | null, method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) {
  const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  if (person !== null) headers['cookie'] = `${cookieName('session')}=${person.secret}`;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const request = new Request(`http://localhost:3000/api/v1/scores${path}`, { method, headers, ...sent });
  return (method === 'POST' ? POST : method === 'PUT' ? PUT : DELETE)(request);
}

function get(form: keyof typeof forms, token: string, client = `client-${++clients}`): Promise<Response> {
  const request = new Request(`http://localhost:3000/s/${token}/${form}`, {
    headers: { [clientAddressHeader]: client },
  });
  return forms[form](request, { params: Promise.resolve({ token }) });
}

type Made = { person: TestPerson; attempt: string; score: OwnScore; token: string };

async function share(wish: Partial<AttemptWish> & { isListed?: boolean; name?: string | null } = {}): Promise<Made> {
  const { isListed = false, name = 'Maya Lindqvist', ...rest } = wish;
  const person = await makePerson(database.db);
  const attempt = await makeFinishedAttempt(database.db, { userId: person.id, ...rest });
  const response = await write(person, 'POST', '', { id: newId(), attempt, name, isListed });
  expect(response.status).toBe(200);
  const score = (await response.json()) as OwnScore;
  return { person, attempt, score, token: score.url?.split('/').at(-1) ?? '' };
}

const bodies = (token: string) =>
  Promise.all(
    (Object.keys(forms) as (keyof typeof forms)[]).map(async (form) => {
      const response = await get(form, token);
      return [response.status, await response.text()] as const;
    }),
  );

describe('making a page', () => {
  test('gives a link that anybody can open, in every form', async () => {
    const { token, score } = await share();
    expect(score.url).toBe(`http://localhost:3000/s/${token}`);
    expect(token).toMatch(/^[\w-]{32}$/);
    for (const [status] of await bodies(token)) expect(status).toBe(200);
    expect(await (await get('json', token)).json()).toMatchObject({
      format: 1,
      name: 'Maya Lindqvist',
      guide: 'sql',
      mode: 'exam',
      kind: 'graded',
      points: 26,
      items: 30,
      percent: 86,
      attemptNumber: 1,
      attemptCount: 1,
      seenBefore: 0,
      durationMs: 21 * 60_000,
      byLevel: [
        { name: 'beginner', points: 10, items: 10, right: 10 },
        { name: 'intermediate', points: 10, items: 12, right: 10 },
        { name: 'advanced', points: 6, items: 8, right: 6 },
      ],
      links: { page: `http://localhost:3000/s/${token}` },
    });
  });

  test('twice with one id makes one page', async () => {
    const { person, attempt, score } = await share();
    const body = { id: score.id, attempt, name: 'Maya Lindqvist', isListed: false };
    const answers = await Promise.all([1, 2, 3].map(() => write(person, 'POST', '', body)));
    for (const answer of answers) expect([answer.status, await answer.json()]).toEqual([200, score]);
    expect((await listOwnScores(database.db, { userId: person.id })).scores).toHaveLength(1);
  });

  test('ten times at once with one id makes one page', async () => {
    const person = await makePerson(database.db);
    const attempt = await makeFinishedAttempt(database.db, { userId: person.id });
    const body = { id: newId(), attempt, name: null, isListed: true };
    const answers = await Promise.all(Array.from({ length: 10 }, () => write(person, 'POST', '', body)));
    const urls = await Promise.all(answers.map(async (answer) => ((await answer.json()) as OwnScore).url));
    expect([new Set(urls).size, answers.map(({ status }) => status)]).toEqual([1, Array(10).fill(200)]);
    expect((await listOwnScores(database.db, { userId: person.id })).scores).toHaveLength(1);
  });

  test.each([
    ['somebody else’s attempt', 404, 'no_such_attempt'],
    ['an attempt that is not there', 404, 'no_such_attempt'],
    ['one that still runs', 409, 'not_finished'],
    ['an id of somebody else’s page', 409, 'id_taken'],
  ])('is refused for %s', async (what, status, code) => {
    const [{ attempt: foreign, score }, person] = [await share(), await makePerson(database.db)];
    const mine = await makeFinishedAttempt(database.db, {
      userId: person.id,
      isFinished: what !== 'one that still runs',
    });
    const attempt = status === 409 ? mine : what.startsWith('somebody') ? foreign : newId();
    const id = code === 'id_taken' ? score.id : newId();
    const response = await write(person, 'POST', '', { id, attempt, name: null, isListed: false });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
    expect((await listOwnScores(database.db, { userId: person.id })).scores).toEqual([]);
  });

  test('strangers are sent to sign in, and one person makes no more than thirty an hour', async () => {
    const { person, attempt } = await share();
    const body = () => ({ id: newId(), attempt, name: null, isListed: false });
    expect((await write(null, 'POST', '', body())).status).toBe(401);
    const statuses: number[] = [];
    for (let index = 0; index < 30; index += 1) statuses.push((await write(person, 'POST', '', body())).status);
    expect([statuses.slice(0, 29), statuses[29]]).toEqual([Array(29).fill(200), 429]);
  });

  test('shows which attempt of how many it was, what had been seen, and extensions', async () => {
    const person = await makePerson(database.db);
    const at = (day: number) => new Date(Date.UTC(2026, 1, day));
    await makeFinishedAttempt(database.db, { userId: person.id, startedAt: at(1), isFinished: false });
    const wish = { userId: person.id, startedAt: at(2), seen: 12, extensions: 2 };
    const attempt = await makeFinishedAttempt(database.db, wish);
    await makeFinishedAttempt(database.db, { userId: person.id, startedAt: at(3) });
    await makeFinishedAttempt(database.db, { userId: person.id, startedAt: at(1), guide: 'javascript' });
    const made = await write(person, 'POST', '', { id: newId(), attempt, name: null, isListed: false });
    const { url } = (await made.json()) as OwnScore;
    expect(await (await get('json', url?.split('/').at(-1) ?? '')).json()).toMatchObject({
      name: null,
      attemptNumber: 2,
      attemptCount: 3,
      seenBefore: 12,
      extensions: 2,
      clockMinutes: 20,
    });
  });
});

describe('changing a page', () => {
  test('its owner changes name and visibility; everything follows at once', async () => {
    const { person, score, token } = await share();
    const changed = await write(person, 'PUT', `/${score.id}`, { name: ' M\u202e. ', isListed: true });
    expect(await changed.json()).toMatchObject({ id: score.id, name: 'M.', isListed: true, url: score.url });
    expect(await (await get('json', token)).json()).toMatchObject({ name: 'M.', isListed: true });
    await write(person, 'PUT', `/${score.id}`, { name: null, isListed: false });
    expect(await (await get('json', token)).json()).toMatchObject({ name: null, isListed: false });
  });

  test.each(['PUT', 'DELETE'] as const)('%s of somebody else’s, or of none, is the same 404', async (method) => {
    const [{ score, token }, other] = [await share(), await makePerson(database.db)];
    const body = method === 'PUT' ? { name: 'Mine now', isListed: true } : undefined;
    const answers = await Promise.all(
      [score.id, newId(), 'no-id'].map(async (id) => {
        const answer = await write(other, method, `/${id}`, body);
        return [answer.status, await answer.text()] as const;
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
    expect(await (await get('json', token)).json()).toMatchObject({ name: 'Maya Lindqvist' });
  });
});

describe('what is not up', () => {
  test('a page taken down is gone in every form with the next request, and looks like one that never was', async () => {
    const { person, attempt, score, token } = await share();
    const never = await bodies('A'.repeat(32));
    expect((await bodies(token)).map(([status]) => status)).toEqual([200, 200, 200]);
    expect((await write(person, 'DELETE', `/${score.id}`)).status).toBe(200);
    expect(await bodies(token)).toEqual(never);
    expect(never.map(([status]) => status)).toEqual([404, 404, 404]);
    expect((await write(person, 'DELETE', `/${score.id}`)).status).toBe(200);
    expect((await write(person, 'PUT', `/${score.id}`, { name: null, isListed: true })).status).toBe(404);
    const again = await write(person, 'POST', '', { id: score.id, attempt, name: null, isListed: false });
    expect([again.status, await again.json()]).toEqual([409, expect.objectContaining({ code: 'revoked' })]);
    const anew = await write(person, 'POST', '', { id: newId(), attempt, name: null, isListed: false });
    expect(((await anew.json()) as OwnScore).url).not.toBe(score.url);
  });

  test('pages of an erased account are gone', async () => {
    const { person, token } = await share({ isListed: true });
    const { publicPath } = await listOwnScores(database.db, { userId: person.id });
    const publicId = publicPath?.split('/').at(-1) ?? '';
    expect(await loadPublicPage(database.db, { publicId })).not.toBeNull();
    const confirm = { userId: person.id, email: person.email, confirmation: person.email, now: new Date() };
    await eraseAccount(database.db, confirm);
    expect(await bodies(token)).toEqual(await bodies('B'.repeat(32)));
    expect(await loadPublicPage(database.db, { publicId })).toBeNull();
  });

  test.each(['', 'x', 'A'.repeat(31), 'A'.repeat(33), `${'A'.repeat(31)}%`, '\0'.repeat(32), `${'A'.repeat(32)}'--`])(
    'the token %j finds nothing',
    async (token) => {
      expect(await findLiveScore(database.db, { token })).toBeNull();
    },
  );

  test('whoever asks for many that are not there is told to wait, and still gets one that is', async () => {
    const { token } = await share();
    const statuses: number[] = [];
    for (let index = 0; index < 62; index += 1)
      statuses.push((await get('badge', scoreToken(newId()), 'guesser')).status);
    expect([statuses.slice(0, 60), statuses.slice(60)]).toEqual([Array(60).fill(404), [429, 429]]);
    expect((await get('badge', token, 'guesser')).status).toBe(200);
    expect((await get('badge', scoreToken(newId()), 'somebody else')).status).toBe(404);
  });
});

describe('secrets', () => {
  test('no table holds a token', async () => {
    const { token } = await share();
    const [found] = await database.db.execute<{ all: string }>(
      sql`select string_agg(s::text, ' ') as all from scores s`,
    );
    expect(found?.all).not.toContain(token);
  });

  test('under another server secret the link works on, and its owner is told that it cannot be shown', async () => {
    const { person, token } = await share();
    await database.db.execute(
      sql`update scores set token_hash = encode(sha256(${'C'.repeat(32)}::bytea), 'hex') where user_id = ${person.id}`,
    );
    const { scores } = await listOwnScores(database.db, { userId: person.id });
    expect(scores.map(({ url }) => url)).toEqual([null]);
    expect([(await get('badge', 'C'.repeat(32))).status, (await get('badge', token)).status]).toEqual([200, 404]);
  });

  test('tokens of other ids and of other secrets have nothing in common', () => {
    const id = newId();
    const tokens = [scoreToken(id), scoreToken(newId()), scoreToken(id, 'another secret of the tests, long enough')];
    expect(new Set(tokens).size).toBe(3);
    expect(scoreToken(id)).toBe(tokens[0]);
  });
});

describe('headers', () => {
  const strict = {
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
  };
  const brief = 'public, max-age=0, s-maxage=60';

  test('an unlisted score is kept nowhere and indexed nowhere, but its badge may stay in a proxy for a minute', async () => {
    const { token } = await share();
    expect(Object.fromEntries((await get('json', token)).headers)).toMatchObject(strict);
    for (const form of ['badge', 'shields'] as const)
      expect(Object.fromEntries((await get(form, token)).headers)).toMatchObject({ ...strict, 'cache-control': brief });
  });

  test('a listed one may stay in shared caches for a minute, without a stale window', async () => {
    const { token } = await share({ isListed: true });
    for (const form of ['badge', 'json', 'shields'] as const) {
      const { headers } = await get(form, token);
      expect([headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([brief, null]);
    }
  });

  test('a badge may be shown anywhere and runs nothing', async () => {
    const { token } = await share();
    expect(Object.fromEntries((await get('badge', token)).headers)).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cross-origin-resource-policy': 'cross-origin',
    });
  });

  test('what is not there is kept nowhere', async () => {
    expect(Object.fromEntries((await get('badge', 'D'.repeat(32))).headers)).toMatchObject(strict);
  });
});

test('a person’s page has what is listed and up, newest first, and no name that no score shows', async () => {
  const { person, score, attempt } = await share({ isListed: true, name: null });
  const { publicPath } = await listOwnScores(database.db, { userId: person.id });
  const publicId = publicPath?.split('/').at(-1) ?? '';
  const page = () => loadPublicPage(database.db, { publicId });
  expect(await page()).toMatchObject({ name: null, scores: [{ path: new URL(score.url ?? '').pathname }] });
  const second = { id: newId(), attempt, name: 'Maya', isListed: true };
  await write(person, 'POST', '', second);
  await write(person, 'POST', '', { id: newId(), attempt, name: 'Hidden', isListed: false });
  expect((await page())?.name).toBe('Maya');
  expect((await page())?.scores).toHaveLength(2);
  await write(person, 'DELETE', `/${second.id}`);
  await write(person, 'PUT', `/${score.id}`, { name: null, isListed: false });
  expect(await page()).toEqual({ name: null, scores: [] });
  expect(await loadPublicPage(database.db, { publicId: 'unknown' })).toBeNull();
});

test('the version of a live page changes with everything it shows, and is null when it is not up', async () => {
  const { person, score, token } = await share({ isListed: true });
  const { publicPath } = await listOwnScores(database.db, { userId: person.id });
  const versions = async () =>
    Promise.all([`/s/${token}`, publicPath ?? ''].map((path) => liveVersion(database.db, { path })));
  const seen = new Set<string | null>();
  const expectNew = async () => {
    const found = await versions();
    expect(await versions()).toEqual(found);
    for (const version of found) {
      expect([version === null, seen.has(version)]).toEqual([false, false]);
      seen.add(version);
    }
  };
  await expectNew();
  await write(person, 'PUT', `/${score.id}`, { name: 'Other', isListed: true });
  await expectNew();
  await makeFinishedAttempt(database.db, { userId: person.id });
  await expectNew();
  await write(person, 'DELETE', `/${score.id}`);
  expect((await versions())[0]).toBeNull();
  for (const path of ['/s/', '/s/x', `/s/${'A'.repeat(32)}`, '/people/none', '/else'])
    expect(await liveVersion(database.db, { path })).toBeNull();
});
