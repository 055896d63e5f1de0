/**
 * The door to everything that is made from a score page: one live query for each request, the same 404 for whatever is
 * not up, and the headers that let shared caches follow a revocation within a minute. Reads no session.
 */
import { db as livePool } from '@/db/client';
import type { Database } from '@/db/database';
import { beforeDeadline } from '@/db/deadline';
import { databaseTrouble } from '@/db/failure';
import type { ShownScore } from '@/server/credentials/shown-score';
import { clientAddressHeader } from '@/server/http/client-address';
import { reportError } from '@/server/http/error-report';
import { noteOutage } from '@/server/http/outage';
import { notePageHeaders, strictHeaders } from '@/server/http/page-headers';
import { problemResponse } from '@/server/http/problem';
import { requestId as requestIdOf } from '@/server/http/request-id';
import { takeTry } from '@/server/limits/limiter';
import { scoreMisses } from '@/server/limits/score-limits';
import { findLiveScore } from '@/server/score/find-live-score';

const shared = 'public, max-age=0, s-maxage=60';
/** A few queries by an index: a database that takes longer is away. */
const lookMs = 3000;

/** Readable from any page: nothing in it depends on who asks. */
const openToAll = { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' };

type Form = { readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string; readonly policy?: string };
type Context = { readonly params: Promise<{ readonly token: string }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** The headers of a score page. */
export function scoreHeaders({ isListed }: Pick<ShownScore, 'isListed'>): Readonly<Record<string, string>> {
  return isListed ? { 'cache-control': shared } : strictHeaders;
}

/** What is missing: the same words for a page taken down, of an erased account, or that never was. */
async function miss(db: Database, client: string): Promise<Response> {
  const verdict = await takeTry(db, scoreMisses, client);
  if (verdict.isAllowed)
    return problemResponse({ status: 404, code: 'no_such_score', title: 'There is no such score page' }, strictHeaders);
  const wait = { 'retry-after': String(verdict.retryAfterSeconds) };
  return problemResponse({ status: 429, code: 'too_many', title: 'Too many tries' }, wait);
}

function failure(error: unknown, requestId: string): Response {
  const trouble = databaseTrouble(error);
  if (trouble === null) reportError(error, requestId);
  return trouble === null
    ? problemResponse({ status: 500, code: 'unexpected', title: 'Something went wrong on this server', requestId })
    : problemResponse(
        { status: 503, code: trouble, title: 'The database does not answer. Try again in a few seconds.', requestId },
        { 'retry-after': '5' },
      );
}

/**
 * A route of one form of a score. `embedded` forms stand in other people's pages, through proxies that keep nothing
 * without leave (GitHub's camo), so that they may stay in shared caches for a minute even when the page is unlisted.
 */
export function scoreRoute(options: {
  readonly isEmbedded: boolean;
  make(score: ShownScore, db: Database): Form | Promise<Form>;
}): Handler {
  return async (request, { params }) => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    try {
      const db = livePool();
      const score = await beforeDeadline(lookMs, findLiveScore(db, { token: (await params).token }));
      if (score === null) return await miss(db, request.headers.get(clientAddressHeader) ?? 'unknown');
      const { body, type, policy } = await options.make(score, db);
      const headers: Record<string, string> = {
        ...scoreHeaders(score),
        ...(options.isEmbedded ? { 'cache-control': shared } : {}),
        'content-type': type,
        ...openToAll,
        'content-security-policy': policy ?? "default-src 'none'; frame-ancestors 'none'; sandbox",
      };
      return new Response(body, { headers });
    } catch (error) {
      return failure(error, requestId);
    }
  };
}

/** A route of what verifiers need: the same for everyone, true at this moment, kept by nobody for more than a minute. */
export function credentialRoute(
  make: (asked: { db: Database; now: Date; name: string }) => Promise<string | null>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    try {
      const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const body = await beforeDeadline(lookMs, make({ db: livePool(), now: new Date(), name }));
      if (body === null) return problemResponse({ status: 404, code: 'not_found', title: 'There is nothing here' });
      const headers = { 'cache-control': shared, 'content-type': 'application/ld+json', ...openToAll };
      return new Response(body, { headers });
    } catch (error) {
      return failure(error, requestId);
    }
  };
}

type PageAsked = { readonly requestId: string; readonly client: string; readonly path: string };

/**
 * Loads a page that everybody may see while it is up, and notes the headers that it goes with. Null when it is not up;
 * `'away'` when the database does not answer: the page shows that, and the answer is a 503.
 */
export async function openLivePage<Loaded>(
  asked: PageAsked,
  load: (db: Database) => Promise<Loaded | null>,
  headersOf: (loaded: Loaded) => Readonly<Record<string, string>>,
): Promise<Loaded | null | 'away'> {
  try {
    const db = livePool();
    const loaded = await beforeDeadline(lookMs, load(db));
    if (loaded === null) await takeTry(db, scoreMisses, asked.client);
    else notePageHeaders(asked.requestId, asked.path, headersOf(loaded));
    return loaded;
  } catch (error) {
    if (databaseTrouble(error) === null) throw error;
    noteOutage(asked.requestId);
    return 'away';
  }
}
