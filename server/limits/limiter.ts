/**
 * How often something may be tried. Counted in Postgres, so that all replicas count together. Keys are hashed: the
 * table holds neither addresses nor mail addresses.
 */
import { createHash } from 'node:crypto';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '@/db/database';
import { limiterStore } from '@/db/queries/limiter-store';

/** `points` tries in `seconds`. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

export type Verdict = { readonly isAllowed: true } | { readonly isAllowed: false; readonly retryAfterSeconds: number };

const limiters = new WeakMap<Database, Map<string, RateLimiterDrizzle>>();

function limiterOf(db: Database, { name, points, seconds }: Limit): RateLimiterDrizzle {
  const known = limiters.get(db) ?? new Map<string, RateLimiterDrizzle>();
  limiters.set(db, known);
  const limiter =
    known.get(name) ?? new RateLimiterDrizzle({ ...limiterStore(db), keyPrefix: name, points, duration: seconds });
  known.set(name, limiter);
  return limiter;
}

const keyOf = (subject: string): string => createHash('sha256').update(subject).digest('base64url').slice(0, 22);

/** Counts one try of `subject`, and says whether it may go on. Rejects when the database does not answer. */
export async function takeTry(db: Database, limit: Limit, subject: string): Promise<Verdict> {
  try {
    await limiterOf(db, limit).consume(keyOf(subject));
    return { isAllowed: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}

/** Forgets the tries of `subject`, after one that succeeded. */
export async function forgetTries(db: Database, limit: Limit, subject: string): Promise<void> {
  await limiterOf(db, limit).delete(keyOf(subject));
}
