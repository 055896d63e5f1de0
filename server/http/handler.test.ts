import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createHandler } from '@/server/http/handler';
import { createLog } from '@/server/http/log';
import { noteOutage } from '@/server/http/outage';
import { notePageHeaders } from '@/server/http/page-headers';

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
let server: Server | undefined;
let version = 'one';

afterEach(() => server?.close());

/** Stands where Next stands: says what it saw of the request. */
const upstream: RequestListener = (request, response) => {
  const seen = JSON.stringify({ url: request.url, cookie: request.headers.cookie ?? null, version });
  if (request.url === '/guides/gone') response.statusCode = 404;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('set-cookie', 'session=secret');
  response.end(`<!doctype html><title>t</title><script>inline()</script><p>${seen}</p>${'<p>filler</p>'.repeat(100)}`);
};

async function start(
  next: RequestListener = upstream,
  liveVersion?: (path: string) => Promise<string | null>,
): Promise<number> {
  version = 'one';
  const handler = createHandler({
    next,
    contentVersion: () => version,
    origin: new URL('http://localhost:3000'),
    themeScriptHash: "'sha256-theme'",
    log: createLog('silent'),
    maxCacheBytes: 1e6,
    trustedHops: 0,
    ...(liveVersion === undefined ? {} : { liveVersion }),
  });
  server = createServer(handler);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

test('a public page is made without the cookie of whoever asked first, and sets none', async () => {
  const port = await start();
  const first = await get(port, '/guides/sql', { cookie: 'session=mine' });
  expect(first.body.toString()).toContain('"cookie":null');
  expect(first.headers['set-cookie']).toBeUndefined();
  const second = await get(port, '/guides/sql');
  expect(second.body.toString()).toBe(first.body.toString());
});

test('a page that is not public is made for each request and never kept', async () => {
  const port = await start();
  const mine = await get(port, '/dashboard', { cookie: 'session=mine' });
  expect(mine.body.toString()).toContain('session=mine');
  expect(mine.headers['cache-control']).toBe('private, no-store');
  const yours = await get(port, '/dashboard', { cookie: 'session=yours' });
  expect(yours.body.toString()).toContain('session=yours');
  expect(yours.body.toString()).not.toContain('session=mine');
});

test('a page is sent in the encoding that the client takes', async () => {
  const port = await start();
  const plain = await get(port, '/guides');
  const brotli = await get(port, '/guides', { 'accept-encoding': 'gzip, deflate, br' });
  const gzip = await get(port, '/guides', { 'accept-encoding': 'gzip' });
  const refused = await get(port, '/guides', { 'accept-encoding': 'br;q=0, gzip;q=0' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(refused.headers['content-encoding']).toBeUndefined();
  expect(brotliDecompressSync(brotli.body).toString()).toBe(plain.body.toString());
  expect(gunzipSync(gzip.body).toString()).toBe(plain.body.toString());
  expect(brotli.headers.vary).toContain('Accept-Encoding');
});

test('a client that has the page gets 304, until the content changes', async () => {
  const port = await start();
  const first = await get(port, '/guides');
  const etag = first.headers.etag ?? '';
  const again = await get(port, '/guides', { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  version = 'two';
  const changed = await get(port, '/guides', { 'if-none-match': etag });
  expect(changed.status).toBe(200);
  expect(changed.body.toString()).toContain('"version":"two"');
});

test('scripts run by hash on kept pages and by nonce on others', async () => {
  const port = await start();
  const kept = String((await get(port, '/')).headers['content-security-policy']);
  expect(kept).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/=]+';/);
  const one = String((await get(port, '/search?q=a')).headers['content-security-policy']);
  const other = String((await get(port, '/search?q=a')).headers['content-security-policy']);
  expect(one).toMatch(/'nonce-[A-Za-z0-9+/=]+' 'sha256-theme'/);
  expect(one).not.toBe(other);
  expect(`${kept}${one}`).not.toContain('unsafe-inline');
});

test('a query does not make a second copy of a public page', async () => {
  const port = await start();
  const plain = await get(port, '/guides/sql');
  const tracked = await get(port, '/guides/sql?utm_source=x');
  expect(tracked.body.toString()).toBe(plain.body.toString());
});

test('HEAD has the headers of GET and no body', async () => {
  const port = await start();
  const full = await get(port, '/guides');
  const head = await get(port, '/guides', {}, 'HEAD');
  expect(head.status).toBe(200);
  expect(head.body.length).toBe(0);
  expect(head.headers['content-length']).toBe(full.headers['content-length']);
  expect(head.headers.etag).toBe(full.headers.etag);
});

test('an error upstream becomes 500 with a reference and nothing else', async () => {
  const port = await start(() => {
    throw new Error('postgres://user:secret@host');
  });
  const answer = await get(port, '/guides', { 'x-request-id': 'abcdefgh-1' });
  expect(answer.status).toBe(500);
  expect(answer.body.toString()).toContain('abcdefgh-1');
  expect(answer.body.toString()).not.toContain('secret');
});

test('a request id that is not well formed is replaced', async () => {
  const port = await start();
  const answer = await get(port, '/guides', { 'x-request-id': 'a"b{}' });
  expect(answer.headers['x-request-id']).toMatch(/^[a-f0-9-]{36}$/);
});

test('a page that does not exist is not kept for ever', async () => {
  const port = await start();
  const gone = await get(port, '/guides/gone');
  expect(gone.status).toBe(404);
  expect(gone.headers['cache-control']).toBe('no-store');
});

test('an address that cannot be decoded is an address where nothing is', async () => {
  const asked: (string | undefined)[] = [];
  const port = await start((request, response) => {
    asked.push(request.url);
    response.statusCode = decodeURIComponent(request.url ?? '') === '/not-found' ? 404 : 200;
    response.end('nothing here');
  });
  expect((await get(port, '/guides/%E0%A4%A')).status).toBe(404);
  expect((await get(port, '/api/v1/%')).status).toBe(404);
  expect(asked).toEqual(['/not-found', '/not-found']);
});

test('a page is only read: a form of another site cannot post to it', async () => {
  const asked: (string | undefined)[] = [];
  const port = await start((request, response) => {
    asked.push(request.url);
    response.end('done');
  });
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await get(port, '/guides/sql', {}, method);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  }
  expect(asked).toEqual([]);
  expect((await get(port, '/api/v1/reviews', {}, 'POST')).status).toBe(200);
  expect(asked).toEqual(['/api/v1/reviews']);
});

test('a page that was made while the database was away is a 503 that nothing keeps', async () => {
  const port = await start((request, response) => {
    noteOutage(String(request.headers['x-request-id']));
    response.end('<!doctype html><title>t</title><p>away</p>');
  });
  const answer = await get(port, '/settings', { cookie: 'session=mine' });
  expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([
    503,
    '5',
    'no-store',
  ]);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(answer.body.toString()).toContain('away');
});

test('a method that there is not is refused before anything else sees it', async () => {
  const port = await start(() => {
    throw new Error('asked');
  });
  for (const path of ['/', '/settings', '/api/v1/me']) {
    const answer = await get(port, path, { 'x-canary': 'words' }, 'TRACE');
    expect([answer.status, answer.body.toString().includes('words')]).toEqual([405, false]);
  }
  expect((await get(port, '/api/v1/me', {}, 'TRACE')).headers.allow).toContain('DELETE');
});

test('a live page is made for each request without its cookie, with the headers it asked for, or else the strictest', async () => {
  let isListed = true;
  const port = await start((request, response) => {
    const id = String(request.headers['x-request-id']);
    if (isListed) notePageHeaders(id, '/s/token', { 'cache-control': 'public, max-age=0, s-maxage=60' });
    upstream(request, response);
  });
  const listed = await get(port, '/s/token?name=other', { cookie: 'session=mine', rsc: '1' });
  expect(listed.body.toString()).toContain('"url":"/s/token","cookie":null');
  expect(listed.headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=60' });
  expect(listed.headers['x-robots-tag']).toBeUndefined();
  expect(listed.headers['content-security-policy']).toContain("script-src 'self' 'sha256-");
  const again = await get(port, '/s/token', { 'if-none-match': String(listed.headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  isListed = false;
  expect((await get(port, '/s/token')).headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'no-referrer',
  });
});

test('a route may say of itself where it is embedded and what it may do; others keep what holds for all', async () => {
  const own = {
    'content-type': 'image/svg+xml',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cross-origin-resource-policy': 'cross-origin',
  };
  const port = await start((request, response) => {
    if (request.url === '/s/token/badge.svg') response.writeHead(200, own);
    response.end('<svg/>');
  });
  expect((await get(port, '/s/token/badge.svg')).headers).toMatchObject({
    ...own,
    'x-content-type-options': 'nosniff',
  });
  expect((await get(port, '/s/token/other')).headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('a live page is kept as long as what it shows stays the same, and is gone with the next request', async () => {
  let shown: string | null = 'first';
  let renders = 0;
  const port = await start(
    (_request, response) => {
      renders += 1;
      if (shown === null) response.statusCode = 404;
      response.setHeader('content-type', 'text/html');
      response.end(`<p>${shown}</p>`);
    },
    async () => {
      if (shown === 'away') throw new Error('no database');
      return shown;
    },
  );
  const ask = async () => (await get(port, '/s/token')).body.toString();
  expect([await ask(), await ask(), renders]).toEqual(['<p>first</p>', '<p>first</p>', 1]);
  shown = 'second';
  expect([await ask(), await ask(), renders]).toEqual(['<p>second</p>', '<p>second</p>', 2]);
  shown = null;
  expect([(await get(port, '/s/token')).status, (await get(port, '/s/token')).status, renders]).toEqual([404, 404, 4]);
  shown = 'away';
  expect([await ask(), await ask(), renders]).toEqual(['<p>away</p>', '<p>away</p>', 6]);
});
