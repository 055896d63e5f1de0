/**
 * The secret in a score page's address. It follows from the score's id and the server's secret, so that its owner can
 * be shown it again; the database holds its hash alone. Nobody who lacks the secret can tell it from chance.
 */
import { createHmac } from 'node:crypto';
import { derivedKey } from '@/server/credentials/derived-key';

const shape = /^[A-Za-z0-9_-]{32}$/;

/** 192 bits, base64url. Throws without `AUTH_SECRET`, which `npm start` always sets. */
export function scoreToken(scoreId: string, secret?: string): string {
  const key = derivedKey('cairn score link v1', secret);
  if (key === null) throw new Error('AUTH_SECRET is not set: score pages need it for their addresses');
  return createHmac('sha256', key).update(scoreId).digest().subarray(0, 24).toString('base64url');
}

/** Whether this could be a token at all: what cannot be one is not looked up. */
export function isScoreToken(text: string): boolean {
  return shape.test(text);
}
