import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { chooseEncoding, type Encoding } from '@/server/http/compression';
import type { Page } from '@/server/http/page-cache';

const parseEncodings = (header: string): string[] =>
  new Negotiator({ headers: { 'accept-encoding': header } }).encodings(['br', 'gzip', 'identity']);

type Prepared = { readonly found: string[]; readonly unchanged: string[]; readonly body: Buffer };

/** Node checks and joins headers anew for each answer; those of a page differ by nothing but the request's id. */
const preparedPages = new WeakMap<Page, Map<Encoding, Prepared>>();

function prepare({ headers, etag, bodies }: Page, encoding: Encoding): Prepared {
  const body = bodies[encoding] ?? bodies.identity;
  const isCompressed = bodies.br !== null || bodies.gzip !== null;
  const shared = { ...headers, etag, ...(isCompressed ? { vary: 'Accept-Encoding, RSC' } : {}) };
  const { 'content-type': _type, ...unchanged } = shared as Record<string, string>;
  const found = {
    ...shared,
    ...(encoding !== 'identity' && bodies[encoding] !== null ? { 'content-encoding': encoding } : {}),
    'content-length': String(body.length),
  };
  return { found: Object.entries(found).flat(), unchanged: Object.entries(unchanged).flat(), body };
}

function preparedFor(page: Page, encoding: Encoding): Prepared {
  const known = preparedPages.get(page) ?? new Map<Encoding, Prepared>();
  preparedPages.set(page, known);
  const prepared = known.get(encoding) ?? prepare(page, encoding);
  known.set(encoding, prepared);
  return prepared;
}

/**
 * Sends a ready page in the best encoding that the client takes, or 304 when the client has it already.
 * Returns the number of body bytes sent.
 */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Page, id: string): number {
  const isCompressed = page.bodies.br !== null || page.bodies.gzip !== null;
  const encoding = isCompressed ? chooseEncoding(request.headers['accept-encoding'], parseEncodings) : 'identity';
  const { found, unchanged, body } = preparedFor(page, encoding);
  const isKnown =
    page.status === 200 && request.headers['if-none-match'] && fresh(request.headers, { etag: page.etag });
  response.writeHead(isKnown ? 304 : page.status, [...(isKnown ? unchanged : found), 'x-request-id', id]);
  if (isKnown || request.method === 'HEAD') {
    response.end();
    return 0;
  }
  response.end(body);
  return body.length;
}
