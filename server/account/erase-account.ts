import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import { deleteAccount } from '@/db/queries/accounts';
import { done, failed, type Result } from '@/domain/shared/result';

/** What is left of somebody who was erased. An id is random, so its hash names nobody who does not know the id. */
export function erasedHash(userId: string): string {
  return createHash('sha256').update(userId).digest('hex');
}

/**
 * Removes an account with everything in it, at once and for good. `confirmation` is the account's own address, typed
 * by its owner.
 */
export async function eraseAccount(
  db: Database,
  given: { readonly userId: string; readonly email: string; readonly confirmation: string; readonly now: Date },
): Promise<Result<null, 'not_confirmed'>> {
  const { userId, email, confirmation, now } = given;
  if (confirmation.normalize('NFKC').trim().toLowerCase() !== email) return failed('not_confirmed');
  await db.transaction((tx) => deleteAccount(tx, { userId, email, userHash: erasedHash(userId), now }));
  return done(null);
}
