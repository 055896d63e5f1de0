/**
 * The cookies that Cairn sets, all strictly necessary. On https their names carry `__Host-`, so that neither a sibling
 * domain nor an insecure page can plant one.
 */
import { env } from '@/env';
import { publicOrigin } from '@/server/site/public-origin';

/** All of them; the privacy page says what each one is for. The last five last while somebody is at a provider. */
export const cookieNames = [
  'session',
  'signed-in',
  'browser',
  'guest',
  'ceremony',
  'flow',
  'flow-state',
  'flow-pkce',
  'flow-nonce',
  'flow-return',
] as const;

export type CookieName = (typeof cookieNames)[number];

const isHttps = (): boolean => publicOrigin().protocol === 'https:';

/** `signed-in` may be read by scripts: it says that there is an account, and nothing else. */
const readable: ReadonlySet<CookieName> = new Set(['signed-in']);

export function cookieName(name: CookieName): string {
  const port = isHttps() ? '' : `-${env().PORT}`;
  return readable.has(name) ? 'cairn-signed-in' : `${isHttps() ? '__Host-' : ''}cairn-${name}${port}`;
}

/** A `Set-Cookie` line. `maxAgeSeconds` 0 removes the cookie. */
export function cookieLine(name: CookieName, value: string, maxAgeSeconds: number): string {
  const parts = [`${cookieName(name)}=${value}`, 'Path=/', `Max-Age=${maxAgeSeconds}`, 'SameSite=Lax'];
  if (!readable.has(name)) parts.push('HttpOnly');
  if (isHttps()) parts.push('Secure');
  return parts.join('; ');
}

/** The value of a cookie in a `Cookie` header; null when it is not there. Never throws. */
export function readCookie(header: string | null, name: CookieName): string | null {
  const wanted = `${cookieName(name)}=`;
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted));
  return found === undefined ? null : found.slice(wanted.length);
}
