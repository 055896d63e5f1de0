import { randomUUID } from 'node:crypto';

const wellFormed = /^[A-Za-z0-9-]{8,64}$/;

/** The id under which a request is logged: the proxy's own when it is well formed, else a new one. */
export function requestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && wellFormed.test(header) ? header : randomUUID();
}
