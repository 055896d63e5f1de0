import { createHash, randomBytes } from 'node:crypto';

/** 256 bits by chance, for cookies and links. What is stored is its hash, so a copy of the database opens nothing. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, hexadecimal. The secrets are long and random, so that a slow hash would add nothing. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
