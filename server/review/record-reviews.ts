/**
 * Takes what a device did into the learner's log.
 *
 * Held by record-reviews.test.ts and record-reviews.property.test.ts: any order, repetition and partition of
 * deliveries gives one state; numbers have no gaps; two people never mix.
 */
import type { Database } from '@/db/database';
import { inTurn } from '@/server/limits/in-turn';
import { appendLocked, appendOnce, batchOf, type Recorded } from '@/server/log/review-log';

/** After this many tries that met others, the log is locked before it is looked at. */
const triesWithoutLock = 3;

/** Records up to 500 events of one learner. `values` are what was sent, not yet parsed. */
export async function recordReviews(
  db: Database,
  given: { readonly userId: string; readonly values: readonly unknown[]; readonly now: Date },
): Promise<Recorded> {
  const { userId, values, now } = given;
  const batch = batchOf(userId, values, now);
  return inTurn(userId, async () => {
    for (let tries = 0; tries < triesWithoutLock; tries += 1) {
      const recorded = await appendOnce(db, batch);
      if (recorded !== null) return recorded;
    }
    return db.transaction((tx) => appendLocked(tx, batch));
  });
}
