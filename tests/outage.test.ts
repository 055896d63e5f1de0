/** The database away, for everything that is somebody's own: 503 and "come back", never "you are signed out". */
import { createServer } from 'node:net';
import path from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDb } from '@/db/client';
import { projectRoot as root } from '@/scripts/bootstrap/project-root.mjs';
import { cookieName } from '@/server/auth/cookies';
import { loadForOwner } from '@/server/auth/page-session';
import { newSecret } from '@/server/auth/secret-token';
import { takeOutage } from '@/server/http/outage';
import { findLiveScore } from '@/server/score/find-live-score';
import { openLivePage, scoreHeaders } from '@/server/score-door';
import { apiAccess } from './support/access-table';

const asked = { cookie: '', id: 'outage-of-a-page' };

// Outside of Next there is no request to ask; what it gives is the same.
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie: asked.cookie, 'x-request-id': asked.id }),
}));

/** A port on which nothing listens. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

beforeAll(async () => {
  process.env['DATABASE_URL'] = `postgres://cairn:cairn@127.0.0.1:${await deadPort()}/cairn`;
  asked.cookie = `${cookieName('session')}=${newSecret()}`;
});
afterAll(closeDb);

const ids = { finishedId: newId(), runningId: 'e', itemRef: 'f', scoreId: newId(), deckId: newId(), planId: newId() };
const owner = { id: 'a', email: 'a@example.com', otherSessionId: 'b', passkeyId: 'c', ...ids };
const own = Object.entries(apiAccess).filter(([, access]) => access.for !== 'anyone');

test.each([...own, ['GET /api/v1/me', { for: 'anyone', status: 200 }] as const])(
  '%s says that the database is away, and neither signs out nor says so',
  async (name, access) => {
    const [method = '', address = ''] = name.split(' ');
    const module = (await import(path.join(root, 'app', address, 'route.ts'))) as Record<
      string,
      (request: Request) => Promise<Response>
    >;
    const headers = { cookie: asked.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const body = 'body' in access && access.body ? { body: JSON.stringify(access.body(owner)) } : {};
    const request = new Request(`http://localhost:3000${address}`, { method, headers, ...body });
    const answer = await module[method]?.(request);
    expect([answer?.status, (await answer?.json())?.code]).toEqual([503, 'unavailable']);
    expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer?.headers.get('set-cookie')).toBeNull();
  },
);

test('a page of one’s own says so to our server, and sends nobody to sign in', async () => {
  const load = vi.fn();
  expect(await loadForOwner('/settings', load)).toBeNull();
  expect(load).not.toHaveBeenCalled();
  expect([takeOutage(asked.id), takeOutage(asked.id)]).toEqual([true, false]);
});

test('the dashboard says that it cannot be made, and that nothing is lost', async () => {
  const { default: DashboardPage } = await import('@/app/dashboard/page');
  const html = renderToStaticMarkup(await DashboardPage());
  expect(html).toContain('This page cannot be made right now.');
  expect(html).not.toContain('Nothing to review yet');
  expect(takeOutage(asked.id)).toBe(true);
});

test('a score that cannot be looked up is not said to be gone', async () => {
  for (const form of ['badge.svg', 'score.json', 'shields.json', 'credential.json', 'og.png']) {
    const { GET } = (await import(path.join(root, 'app/s/[token]', form, 'route.ts'))) as {
      GET: (request: Request, context: object) => Promise<Response>;
    };
    const token = 'A'.repeat(32);
    const answer = await GET(new Request(`http://localhost:3000/s/${token}/${form}`), {
      params: Promise.resolve({ token }),
    });
    expect([form, answer.status, answer.headers.get('cache-control')]).toEqual([form, 503, 'no-store']);
  }
  const page = { requestId: 'outage-of-a-score', client: 'c', path: '/s/x' };
  expect(await openLivePage(page, (db) => findLiveScore(db, { token: 'A'.repeat(32) }), scoreHeaders)).toBe('away');
  expect(takeOutage('outage-of-a-score')).toBe(true);
});
