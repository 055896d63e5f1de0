/**
 * The one door through which every request for a person's own things enters: JSON in, JSON out.
 *
 * In this order: does it come from our own pages; who is asking, and may they; does the body fit; is it within the
 * limits; then the deed, with the clock read here and nowhere below. Anyone may send a request without opening a
 * page, so a check on a page is courtesy and the check here is the lock. What is open to strangers says so by name.
 */
import * as z from 'zod';
import { db as livePool } from '@/db/client';
import type { Database } from '@/db/database';
import { databaseTrouble } from '@/db/failure';
import type { CurrentSession } from '@/db/queries/sessions';
import { hasRole, type Role } from '@/domain/account/role';
import { TooManyHashes } from '@/server/auth/password-hash';
import { busy, signedOut } from '@/server/auth/replies';
import { currentSession } from '@/server/auth/session';
import { clientAddressHeader } from '@/server/http/client-address';
import { reportError } from '@/server/http/error-report';
import { problemResponse } from '@/server/http/problem';
import { requestId as requestIdOf } from '@/server/http/request-id';
import { type Limit, takeTry } from '@/server/limits/limiter';
import { AccountErased } from '@/server/log/account-erased';
import { publicOrigin } from '@/server/site/public-origin';

export type Caller<Who = CurrentSession | null> = {
  readonly db: Database;
  readonly now: Date;
  readonly session: Who;
  readonly requestId: string;
  /** Where the request comes from, for limits. */
  readonly client: string;
  readonly userAgent: string | null;
  readonly cookieHeader: string | null;
  readonly url: URL;
};

/** What a deed answers: a value to send as JSON (or a ready response), with cookies to set. */
export type Reply =
  | {
      readonly json: unknown;
      readonly status?: number;
      readonly cookies?: readonly string[];
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly response: Response }
  | {
      readonly code: string;
      readonly title: string;
      readonly status: number;
      readonly fields?: Readonly<Record<string, string>>;
      readonly retryAfterSeconds?: number;
      readonly cookies?: readonly string[];
    };

type LimitRule<Body, Who> = { readonly limit: Limit; by(caller: Caller<Who>, body: Body): string };

type Options<Schema extends z.core.$ZodType, Who> = {
  /** `stranger`: anyone, signed in or not. */
  readonly who: 'stranger' | Role;
  /** For what cannot be undone: the person has shown who they are within this many minutes. */
  readonly authenticatedWithinMinutes?: number;
  /** What a write sends, as JSON. */
  readonly body?: Schema;
  readonly maxBytes?: number;
  /** The body is the bytes of a file; what else is wanted of it stands in the address. */
  readonly isFile?: true;
  /** What a read asks for, as parameters of the address. */
  readonly query?: Schema;
  readonly limits?: readonly LimitRule<z.core.output<Schema>, Who>[];
  run(caller: Caller<Who>, body: z.core.output<Schema>): Promise<Reply>;
};

type Handler = (request: Request) => Promise<Response>;

const smallBodyBytes = 16 * 1024;

/** Browsers say where a request comes from; one that says nothing does not come from our pages. */
function isFromHere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  return request.headers.get('origin') === publicOrigin().origin;
}

async function readLimited(request: Request, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return null;
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function fieldsOf(error: z.core.$ZodError): Record<string, string> {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]));
}

type Read<Schema extends z.core.$ZodType> =
  | { ok: true; body: z.core.output<Schema> }
  | { ok: false; response: Response };

function refuse(status: number, code: string, title: string, fields?: Record<string, string>) {
  const problem = { status, code, title, ...(fields === undefined ? {} : { fields }) };
  return { ok: false as const, response: problemResponse(problem) };
}

function parse<Schema extends z.core.$ZodType>(schema: Schema, value: unknown): Read<Schema> {
  const parsed = z.core.safeParse(schema, value);
  if (parsed.success) return { ok: true, body: parsed.data };
  return refuse(422, 'invalid', 'Some of what was sent does not fit', fieldsOf(parsed.error));
}

async function readBody<Schema extends z.core.$ZodType>(
  request: Request,
  schema: Schema | undefined,
  { maxBytes = smallBodyBytes, isFile = false }: { readonly maxBytes?: number; readonly isFile?: boolean },
): Promise<Read<Schema>> {
  if (schema === undefined) return { ok: true, body: undefined as z.core.output<Schema> };
  if (isFile && !/^application\/octet-stream\b/.test(request.headers.get('content-type') ?? ''))
    return refuse(415, 'not_a_file', 'Send a file, with the content type application/octet-stream');
  if (!isFile && !/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
    return refuse(415, 'not_json', 'Send JSON, with the content type application/json');
  const bytes = await readLimited(request, maxBytes);
  if (bytes === null) return refuse(413, 'too_large', `The body is larger than ${maxBytes} bytes`);
  if (isFile) return parse(schema, bytes);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return refuse(400, 'not_json', 'The body is not JSON');
  }
  return parse(schema, value);
}

function withCookies(response: Response, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

function toResponse(reply: Reply): Response {
  if ('response' in reply) return reply.response;
  if ('json' in reply) {
    const headers = { 'cache-control': 'private, no-store', ...reply.headers };
    return withCookies(Response.json(reply.json, { status: reply.status ?? 200, headers }), reply.cookies);
  }
  const { cookies, retryAfterSeconds, ...problem } = reply;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return withCookies(problemResponse(problem, headers as Record<string, string>), cookies);
}

function refuseCaller(session: CurrentSession | null, needed: Role, withinMinutes: number | undefined, now: Date) {
  if (session === null) return problemResponse(signedOut);
  if (!hasRole(session.role, needed))
    return problemResponse({ status: 403, code: 'not_allowed', title: `This needs the role ${needed}` });
  const isRecent =
    withinMinutes === undefined || now.getTime() - session.authenticatedAt.getTime() <= withinMinutes * 60_000;
  if (!isRecent) return problemResponse({ status: 403, code: 'sign_in_again', title: 'Show once more that it is you' });
  return null;
}

function failure(error: unknown, requestId: string): Response {
  const trouble = databaseTrouble(error);
  if (trouble === null) reportError(error, requestId);
  const title =
    trouble === 'read_only'
      ? 'Nothing can be saved for the moment. What you sent is not lost on your device.'
      : trouble === 'unavailable'
        ? 'The database does not answer. Try again in a few seconds.'
        : 'Something went wrong on this server. Nothing was changed.';
  return trouble === null
    ? problemResponse({ status: 500, code: 'unexpected', title, requestId })
    : problemResponse({ status: 503, code: trouble, title, requestId }, { 'retry-after': '5' });
}

/** A route handler. `who: 'stranger'` is the only way past the question of who is asking. */
export function door<Schema extends z.core.$ZodType = z.core.$ZodUndefined>(
  options: Options<Schema, CurrentSession> & { readonly who: Role },
): Handler;
export function door<Schema extends z.core.$ZodType = z.core.$ZodUndefined>(
  options: Options<Schema, CurrentSession | null> & { readonly who: 'stranger' },
): Handler;
export function door<Schema extends z.core.$ZodType>(options: Options<Schema, never>): Handler {
  return async (request) => {
    const requestId = requestIdOf(request.headers.get('x-request-id') ?? undefined);
    try {
      return await enter(options as Options<Schema, CurrentSession | null>, request, requestId);
    } catch (error) {
      if (error instanceof TooManyHashes) return toResponse(busy);
      if (error instanceof AccountErased) return toResponse(signedOut);
      return failure(error, requestId);
    }
  };
}

async function enter<Schema extends z.core.$ZodType>(
  options: Options<Schema, CurrentSession | null>,
  request: Request,
  requestId: string,
): Promise<Response> {
  const { who, body: schema, query, limits = [], run } = options;
  const url = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && !isFromHere(request))
    return problemResponse({
      status: 403,
      code: 'cross_origin',
      title: 'This request does not come from our own pages',
    });
  const db = livePool();
  const now = new Date();
  const cookieHeader = request.headers.get('cookie');
  const session = await currentSession(db, cookieHeader, now);
  const refusal = who === 'stranger' ? null : refuseCaller(session, who, options.authenticatedWithinMinutes, now);
  if (refusal !== null) return refusal;
  const read =
    isRead && query !== undefined
      ? parse(query, Object.fromEntries(url.searchParams))
      : await readBody(request, isRead ? undefined : schema, options);
  if (!read.ok) return read.response;
  const client = request.headers.get(clientAddressHeader) ?? 'unknown';
  const userAgent = request.headers.get('user-agent');
  const caller = { db, now, session, requestId, client, userAgent, cookieHeader, url };
  for (const { limit, by } of limits) {
    const verdict = await takeTry(db, limit, by(caller, read.body));
    if (!verdict.isAllowed)
      return toResponse({
        status: 429,
        code: 'too_many',
        title: `Too many tries. Try again in ${verdict.retryAfterSeconds} seconds.`,
        retryAfterSeconds: verdict.retryAfterSeconds,
      });
  }
  return toResponse(await run(caller, read.body));
}
