import { hkdfSync } from 'node:crypto';
import { env } from '@/env';

/** What each key is for: two purposes never share one, so that nothing made for one is worth anything for another. */
type Purpose = 'cairn score link v1' | 'cairn instance key v1';

/** 32 bytes that follow from `AUTH_SECRET` and the purpose (HKDF, RFC 5869). Null when no secret is set. */
export function derivedKey(purpose: Purpose, secret: string | undefined = env().AUTH_SECRET): Uint8Array | null {
  if (secret === undefined) return null;
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), purpose, 32));
}
