import { cookieLine, readCookie } from '@/server/auth/cookies';
import { newSecret, secretHash } from '@/server/auth/secret-token';

const seconds = 3600;

/** What tells the browser that asked for a link from others, for an hour; made if it is not there. */
export function browserCookie(cookieHeader: string | null): {
  readonly hash: string;
  readonly cookies: readonly string[];
} {
  const secret = readCookie(cookieHeader, 'browser') ?? newSecret();
  return { hash: secretHash(secret), cookies: [cookieLine('browser', secret, seconds)] };
}

/** The hash of that cookie; null for a browser that did not ask. */
export function browserHashOf(cookieHeader: string | null): string | null {
  const secret = readCookie(cookieHeader, 'browser');
  return secret === null ? null : secretHash(secret);
}
