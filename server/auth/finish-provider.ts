/**
 * The way back from a provider. A browser comes here by a link of another site, so that this is no request for
 * `door()`: it is held to the trip that this browser began, and answers with a page to go to, never with JSON.
 */

import { NextRequest } from 'next/server';
import NextAuth, { AuthError } from 'next-auth';
import { db as livePool } from '@/db/client';
import { databaseTrouble } from '@/db/failure';
import { type CookieName, cookieLine, cookieName, readCookie } from '@/server/auth/cookies';
import { readFlow } from '@/server/auth/provider-flow';
import { type TripConfig, tripConfig } from '@/server/auth/provider-trip';
import { currentSession, endSession, sessionLifeMs } from '@/server/auth/session';
import { clientAddressHeader } from '@/server/http/client-address';
import { reportError } from '@/server/http/error-report';
import { requestId as requestIdOf } from '@/server/http/request-id';
import { takeTry } from '@/server/limits/limiter';
import { publicOrigin } from '@/server/site/public-origin';

const flowCookies: readonly CookieName[] = ['flow', 'flow-state', 'flow-pkce', 'flow-nonce', 'flow-return'];
const perClient = { name: 'provider-return', points: 30, seconds: 3600 };

function leave(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: new URL(path, publicOrigin()).href, 'cache-control': 'private, no-store' });
  for (const line of cookies) headers.append('set-cookie', line);
  for (const name of flowCookies) headers.append('set-cookie', cookieLine(name, '', 0));
  return new Response(null, { status: 303, headers });
}

function unavailable(requestId: string): Response {
  const text = `The database does not answer, so nobody can be signed in. Try again in a few seconds. Reference: ${requestId}\n`;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' };
  return new Response(text, { status: 503, headers });
}

/** next-auth wraps what was thrown: in `cause.err`, where errors of its own kind nest further. */
function unwrap(error: unknown): unknown {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof AuthError; depth += 1) {
    const inner = (at.cause as { err?: unknown } | undefined)?.err;
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}

/** A provider that refuses connections looks like a database that does: what next-auth was doing tells them apart. */
function isOfDatabase(failure: unknown): boolean {
  const isOurs = failure instanceof AuthError && (failure.type === 'AdapterError' || failure.type === 'AccessDenied');
  return isOurs && databaseTrouble(unwrap(failure)) !== null;
}

/** For the log: what a provider objected to, without the secrets of the trip that its errors carry. */
function forLog(error: unknown, provider: string): unknown {
  const { code, error: said } = (error ?? {}) as { code?: unknown; error?: unknown };
  if (!(error instanceof Error) || !String(code).startsWith('OAUTH_')) return error ?? new Error('no reason was given');
  return new Error(`Signing in with ${provider} failed: ${error.message} (${String(code)} ${String(said ?? '')})`);
}

const foreseen: Readonly<Record<string, string>> = {
  InvalidCheck: 'sign_in_expired',
  OAuthAccountNotLinked: 'account_exists',
  OAuthCallbackError: 'provider_failed',
};

function problemOf(trip: TripConfig, url: URL, provider: string, requestId: string): string {
  if (url.searchParams.get('error') === 'access_denied') return 'cancelled';
  if (trip.isProviderUnreachable()) return 'provider_unreachable';
  const failure = trip.failure();
  const known = failure instanceof AuthError ? foreseen[failure.type] : undefined;
  if (known === undefined) reportError(forLog(unwrap(failure), provider), requestId);
  return known ?? 'provider_failed';
}

async function finish(request: Request, provider: string, requestId: string): Promise<Response> {
  const db = livePool();
  const now = new Date();
  const verdict = await takeTry(db, perClient, request.headers.get(clientAddressHeader) ?? 'unknown');
  if (!verdict.isAllowed) return leave('/sign-in?problem=too_many');
  const all = request.headers.get('cookie');
  const flow = readFlow(readCookie(all, 'flow'), readCookie(all, 'flow-state'));
  if (flow === null) return leave('/sign-in?problem=sign_in_expired');
  const linkTo = flow.intent === 'link' ? await currentSession(db, all, now) : null;
  if (flow.intent === 'link' && linkTo?.sessionId !== flow.sessionId) return leave('/sign-in?problem=sign_in_expired');

  // next-auth gets the cookies of this trip; the session only when a provider is to be linked to it.
  const shown = [...flowCookies, ...(linkTo === null ? [] : (['session'] as const))];
  const pairs = shown.map((name) => [cookieName(name), readCookie(all, name)] as const);
  const cookie = pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`])).join('; ');
  const trip = tripConfig({ db, now, userAgent: request.headers.get('user-agent'), linkTo });
  const url = new URL(`/api/auth/callback/${provider}${new URL(request.url).search}`, publicOrigin());
  const answer = await NextAuth(() => trip.config).handlers.GET(new NextRequest(url, { headers: { cookie } }));

  const failure = trip.failure();
  if (isOfDatabase(failure)) throw unwrap(failure);
  const location = new URL(answer.headers.get('location') ?? '/sign-in?error=none', publicOrigin());
  const page = linkTo === null ? '/sign-in' : '/settings';
  if (location.pathname === '/sign-in' && location.searchParams.has('error'))
    return leave(`${page}?problem=${problemOf(trip, url, provider, requestId)}`);
  const path = `${location.pathname}${location.search}${location.hash}`;
  const session = answer.headers.getSetCookie().find((line) => line.startsWith(`${cookieName('session')}=`));
  if (session === undefined) return leave(path);
  if (linkTo === null) await endSession(db, all);
  return leave(path, [session, cookieLine('signed-in', '1', sessionLifeMs / 1000)]);
}

/** `GET /api/auth/callback/<provider>`. */
export async function finishProvider(request: Request, provider: string): Promise<Response> {
  const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
  try {
    return await finish(request, provider, requestId);
  } catch (error) {
    if (databaseTrouble(error) !== null) return unavailable(requestId);
    reportError(error, requestId);
    return leave('/sign-in?problem=provider_failed');
  }
}
