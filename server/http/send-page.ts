import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import Negotiator from 'negotiator';
import { chooseEncoding } from '@/server/http/compression';
import type { Page } from '@/server/http/page-cache';

const parseEncodings = (header: string): string[] =>
  new Negotiator({ headers: { 'accept-encoding': header } }).encodings(['br', 'gzip', 'identity']);

/**
 * Sends a ready page in the best encoding that the client takes, or 304 when the client has it already.
 * Returns the number of body bytes sent.
 */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Page): number {
  const { bodies } = page;
  const isCompressed = bodies.br !== null || bodies.gzip !== null;
  const encoding = isCompressed ? chooseEncoding(request.headers['accept-encoding'], parseEncodings) : 'identity';
  const body = bodies[encoding] ?? bodies.identity;
  const headers: Record<string, string | number> = { ...page.headers, etag: page.etag };
  if (isCompressed) headers['vary'] = 'Accept-Encoding, RSC';
  if (page.status === 200 && request.headers['if-none-match'] && fresh(request.headers, { etag: page.etag })) {
    delete headers['content-type'];
    response.writeHead(304, headers);
    response.end();
    return 0;
  }
  if (encoding !== 'identity' && bodies[encoding] !== null) headers['content-encoding'] = encoding;
  headers['content-length'] = body.length;
  response.writeHead(page.status, headers);
  if (request.method === 'HEAD') {
    response.end();
    return 0;
  }
  response.end(body);
  return body.length;
}
