import type { Database } from '@/db/database';
import { revokeScore as revoke } from '@/db/queries/scores';
import { done, failed, type Result } from '@/domain/shared/result';

/** Takes a page down, and with it everything that is made from it. For good: its address never works again. */
export async function revokeScore(
  db: Database,
  given: { readonly userId: string; readonly id: string; readonly now: Date },
): Promise<Result<null, 'no_such_score'>> {
  return (await revoke(db, given)) ? done(null) : failed('no_such_score');
}
