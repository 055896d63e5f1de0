/**
 * The one way in: every request is named, answered and logged here.
 *
 * Public pages come from the page cache. Other pages are made for this request, with a nonce. Whatever else arrives
 * (the API, data requests of Next's router, writes) goes to Next as it is, but for the id and the client's address. Nothing in here decides what a person may see.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { clientAddress, clientAddressHeader } from '@/server/http/client-address';
import { contentSecurityPolicy, inlineScriptHashes } from '@/server/http/content-security-policy';
import { withLateScripts } from '@/server/http/late-scripts';
import type { ServerLog } from '@/server/http/log';
import { takeOutage } from '@/server/http/outage';
import { createPageCache, everyVersion, makePage, type Page, type Rendered } from '@/server/http/page-cache';
import { takePageHeaders } from '@/server/http/page-headers';
import { isLivePage, publicPath } from '@/server/http/public-path';
import { requestId } from '@/server/http/request-id';
import { routePattern } from '@/server/http/route-pattern';
import { securityHeaders } from '@/server/http/security-headers';
import { sendPage } from '@/server/http/send-page';
import { keepAwake } from '@/server/http/sleeping-contexts';

export type HandlerOptions = {
  /** Next's own handler. */
  readonly next: RequestListener;
  /** Names the content; pages made for another version are not served. */
  readonly contentVersion: () => string;
  /** The public origin, for example `https://cairn.example`. */
  readonly origin: URL;
  /** The hash of the one script that every page carries to set its theme, as CSP writes it. */
  readonly themeScriptHash: string;
  readonly log: ServerLog;
  readonly maxCacheBytes: number;
  /** How many proxies of the operator's own stand in front. */
  readonly trustedHops: number;
  /**
   * Names what a live page shows at this moment; null when there is no such page. It is asked for each request, and what
   * is kept for another version is not served. Without it nothing is kept.
   */
  readonly liveVersion?: (path: string) => Promise<string | null>;
  /** The service worker's code, at `/sw.js`; without it there is none. */
  readonly serviceWorker?: () => Promise<string>;
};

const pageCaching = 'public, max-age=0, s-maxage=1';
const fileCaching = 'public, max-age=31536000, immutable';
const briefCaching = 'public, max-age=3600';
const kept = new Set([
  'content-type',
  'link',
  'location',
  'retry-after',
  'x-robots-tag',
  'cache-control',
  'content-disposition',
  'content-security-policy',
  'referrer-policy',
  'cross-origin-resource-policy',
  'access-control-allow-origin',
]);

function keptHeaders(headers: Record<string, unknown>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (kept.has(name) && value !== undefined) result[name] = String(value);
  }
  return result;
}

function cachingOf(path: string, kind: 'page' | 'file'): string {
  if (kind === 'page') return pageCaching;
  return path.startsWith('/_next/static/') ? fileCaching : briefCaching;
}

/** A page that says that the database is away: the words are in it, the status was not. */
function asOutage(rendered: Rendered): Rendered {
  return { ...rendered, status: 503, headers: { ...rendered.headers, 'retry-after': '5' } };
}

/** A page to read: its scripts wait for its first frame. */
function readFirst(rendered: Rendered): Rendered {
  const isHtml = rendered.headers['content-type']?.startsWith('text/html') ?? false;
  return isHtml ? { ...rendered, body: Buffer.from(withLateScripts(rendered.body.toString())) } : rendered;
}

/** Leads to the page that says so, where an address cannot be decoded: Next would fail on it. */
const nowhere = '/not-found';

function isBroken(path: string): boolean {
  if (!path.includes('%')) return false;
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}

/** The address of a request, and its path. */
function addressOf({ url = '/' }: IncomingMessage): { url: string; path: string } {
  const queryAt = url.indexOf('?');
  const path = queryAt === -1 ? url : url.slice(0, queryAt);
  return isBroken(path) ? { url: nowhere, path: nowhere } : { url, path };
}

/** What Next knows; any other method makes it throw. */
const apiMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function createHandler(options: HandlerOptions): RequestListener {
  const { next, contentVersion, origin, themeScriptHash, log, maxCacheBytes, trustedHops, liveVersion, serviceWorker } =
    options;
  const isHttps = origin.protocol === 'https:';
  const always = securityHeaders(isHttps);

  async function ask(path: string, headers: Record<string, string>): Promise<Rendered> {
    const rest = keepAwake();
    const answer = await inject(next as Parameters<typeof inject>[0], {
      method: 'GET',
      url: path,
      headers: { host: origin.host, 'x-forwarded-proto': origin.protocol.slice(0, -1), ...headers },
    }).finally(rest);
    return { status: answer.statusCode, headers: keptHeaders(answer.headers), body: answer.rawPayload };
  }

  function withPolicy(rendered: Rendered, scripts: (html: string) => readonly string[], caching: string): Rendered {
    const isHtml = rendered.headers['content-type']?.startsWith('text/html') ?? false;
    const policy = isHtml
      ? contentSecurityPolicy(scripts(rendered.body.toString()), isHttps)
      : (rendered.headers['content-security-policy'] ?? "default-src 'none'; frame-ancestors 'none'; sandbox");
    // What a route says of itself goes before what holds for all.
    return {
      ...rendered,
      headers: { ...always, ...rendered.headers, 'cache-control': caching, 'content-security-policy': policy },
    };
  }

  const cache = createPageCache({
    maxBytes: maxCacheBytes,
    async render(path) {
      const kind = publicPath(path) ?? 'page';
      const rendered = readFirst(await ask(path, {}));
      const caching = rendered.status === 200 ? cachingOf(path, kind) : 'no-store';
      return withPolicy(rendered, inlineScriptHashes, caching);
    },
  });

  async function makeForRequest(request: IncomingMessage, url: string, id: string): Promise<Page> {
    const nonce = randomBytes(16).toString('base64');
    const scripts = [`'nonce-${nonce}'`, themeScriptHash];
    const headers: Record<string, string> = {
      'content-security-policy': `script-src ${scripts[0]}`,
      'x-request-id': id,
      [clientAddressHeader]: clientAddress(request, trustedHops),
    };
    for (const name of ['cookie', 'accept', 'accept-language', 'user-agent'] as const) {
      const value = request.headers[name];
      if (value !== undefined) headers[name] = value;
    }
    const rendered = await ask(url, headers);
    if (takeOutage(id)) return makePage(withPolicy(asOutage(rendered), () => scripts, 'no-store'));
    return makePage(withPolicy(rendered, () => scripts, rendered.headers['cache-control'] ?? 'private, no-store'));
  }

  /** A page that is the same for everyone as long as it is up. It may stay in shared caches, so a nonce would be no secret. */
  async function renderLive(path: string, id: string, client: string): Promise<Rendered> {
    const rendered = await ask(path, { 'x-request-id': id, [clientAddressHeader]: client });
    const own = takePageHeaders(id, path);
    if (takeOutage(id)) return withPolicy(asOutage(rendered), inlineScriptHashes, 'no-store');
    if (rendered.status !== 200) return withPolicy(rendered, inlineScriptHashes, 'private, no-store');
    const page = { ...rendered, headers: { ...rendered.headers, ...own } };
    return withPolicy(page, inlineScriptHashes, own['cache-control'] ?? 'private, no-store');
  }

  const liveCache = createPageCache({
    maxBytes: maxCacheBytes / 4,
    render: (path) => renderLive(path, requestId(undefined), 'unknown'),
  });

  /** What is not up, and what cannot be looked up, is made anew: it is counted, and it is nobody's version. */
  async function livePage(request: IncomingMessage, path: string, id: string): Promise<Page> {
    const version = (await liveVersion?.(path).catch(() => null)) ?? null;
    if (version === null) return makePage(await renderLive(path, id, clientAddress(request, trustedHops)));
    return liveCache.get(path, `${contentVersion()} ${version}`);
  }

  /** Its policy is a page's: it fetches from our own origin, and runs nothing else. Browsers ask anew each time. */
  async function makeServiceWorker(code: () => Promise<string>): Promise<Page> {
    const headers = {
      ...always,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy([], isHttps),
    };
    return await makePage({ status: 200, headers, body: Buffer.from(await code()) });
  }

  let worker: Promise<Page> | undefined;
  function workerPage(code: () => Promise<string>): Promise<Page> {
    worker ??= makeServiceWorker(code);
    worker.catch(() => {
      worker = undefined;
    });
    return worker;
  }

  function answered(
    { method }: IncomingMessage,
    response: ServerResponse,
    path: string,
    requestId: string,
    from: number,
    bytes?: number,
  ): void {
    const ms = Math.round((performance.now() - from) * 100) / 100;
    log.request({ at: Date.now(), requestId, method, path, status: response.statusCode, ms, bytes });
  }

  function send(
    request: IncomingMessage,
    response: ServerResponse,
    page: Page,
    path: string,
    id: string,
    from: number,
  ): void {
    const bytes = sendPage(request, response, page, id);
    answered(request, response, path, id, from, bytes);
  }

  function pass(request: IncomingMessage, response: ServerResponse, path: string, id: string, from: number): void {
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
    response.setHeader('x-request-id', id);
    request.headers['x-request-id'] = id;
    request.headers[clientAddressHeader] = clientAddress(request, trustedHops);
    const rest = keepAwake();
    response.once('close', () => {
      rest();
      answered(request, response, path, id, from);
    });
    next(request, response);
  }

  function fail(request: IncomingMessage, response: ServerResponse, path: string, id: string, error: unknown): void {
    log.error({ requestId: id, method: request.method, route: routePattern(path), err: error }, 'unexpected error');
    if (response.headersSent) return void response.destroy();
    response.writeHead(500, {
      ...always,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': id,
    });
    response.end(`Something went wrong on this server. Nothing of yours is lost. Reference: ${id}\n`);
  }

  /** Pages are only read: what writes goes to the API, by the methods that there are. */
  function refuseWrite(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    id: string,
    from: number,
  ): void {
    response.writeHead(405, {
      ...always,
      allow: path.startsWith('/api/') ? [...apiMethods].join(', ') : 'GET, HEAD',
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-request-id': id,
    });
    response.end('This address does not take this method.\n');
    answered(request, response, path, id, from);
  }

  return (request, response) => {
    const from = performance.now();
    const id = requestId(request.headers['x-request-id']);
    const { url, path } = addressOf(request);
    request.url = url;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isApi = path.startsWith('/api/') && path !== '/api/v1/search';
    const isKnown = path.startsWith('/api/') && apiMethods.has(request.method ?? '');
    if (!isRead && !isKnown) return refuseWrite(request, response, path, id, from);
    // Nobody navigates to a live page within another one: what is asked for as a fragment gets the page.
    const isFragment = request.headers['rsc'] !== undefined && !isLivePage(path);
    if (!isRead || isApi || isFragment) return pass(request, response, path, id, from);
    // Only public paths are ever kept, so a page that is found needs no other look at its path.
    const ready = cache.peek(path, contentVersion());
    if (ready !== undefined) return send(request, response, ready, path, id, from);
    const kind = publicPath(path);
    const making =
      path === '/sw.js' && serviceWorker !== undefined
        ? workerPage(serviceWorker)
        : isLivePage(path)
          ? livePage(request, path, id)
          : kind === null
            ? makeForRequest(request, url, id)
            : cache.get(path, kind === 'file' ? everyVersion : contentVersion());
    making.then(
      (page) => send(request, response, page, path, id, from),
      (error: unknown) => fail(request, response, path, id, error),
    );
  };
}
