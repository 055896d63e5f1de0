/**
 * What a stranger's attempts hang on until they sign in: a secret of this browser, whose hash the attempts carry. It
 * opens nothing but those attempts.
 */
import { cookieLine, readCookie } from '@/server/auth/cookies';
import { newSecret, secretHash } from '@/server/auth/secret-token';

/** Attempts that nobody claimed are out of reach after this long. */
const guestSeconds = 90 * 86_400;
const secretShape = /^[A-Za-z0-9_-]{43}$/;

function guestSecretOf(cookieHeader: string | null): string | null {
  const secret = readCookie(cookieHeader, 'guest');
  return secret !== null && secretShape.test(secret) ? secret : null;
}

/** The hash of the guest cookie; null for a browser that has none. */
export function guestHashOf(cookieHeader: string | null): string | null {
  const secret = guestSecretOf(cookieHeader);
  return secret === null ? null : secretHash(secret);
}

/** The guest of this browser, made if there is none yet; the cookie begins to last anew. */
export function guestCookie(cookieHeader: string | null): {
  readonly hash: string;
  readonly cookies: readonly string[];
} {
  const secret = guestSecretOf(cookieHeader) ?? newSecret();
  return { hash: secretHash(secret), cookies: [cookieLine('guest', secret, guestSeconds)] };
}

/** The line that removes it, once its attempts belong to somebody. */
export function endedGuestCookie(): string {
  return cookieLine('guest', '', 0);
}
