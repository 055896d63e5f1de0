import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { chooseEncoding, type Encoding } from '@/server/http/compression';
import type { Page } from '@/server/http/page-cache';

const parseEncodings = (header: string): string[] =>
  new Negotiator({ headers: { 'accept-encoding': header } }).encodings(['br', 'gzip', 'identity']);

/** Names and values in turn. The last value is the request's id, put there for each answer. */
type Prepared = { readonly found: string[]; readonly unchanged: string[]; readonly body: Buffer };

/** The headers of a page differ from answer to answer by nothing but the request's id. */
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
  const listed = (named: Record<string, string>): string[] => [...Object.entries(named).flat(), 'x-request-id', ''];
  return { found: listed(found), unchanged: listed(unchanged), body };
}

function preparedFor(page: Page, encoding: Encoding): Prepared {
  const known = preparedPages.get(page);
  const ready = known?.get(encoding);
  if (ready !== undefined) return ready;
  const prepared = prepare(page, encoding);
  if (known === undefined) preparedPages.set(page, new Map([[encoding, prepared]]));
  else known.set(encoding, prepared);
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
  const headers = isKnown ? unchanged : found;
  headers[headers.length - 1] = id;
  response.writeHead(isKnown ? 304 : page.status, headers);
  if (isKnown || request.method === 'HEAD') {
    response.end();
    return 0;
  }
  response.end(body);
  return body.length;
}
