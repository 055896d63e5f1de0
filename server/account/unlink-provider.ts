import type { Database } from '@/db/database';
import { deleteProvider, lockSignInWays } from '@/db/queries/sign-in-ways';
import { mayRemoveWay } from '@/domain/account/sign-in-ways';
import { done, failed, type Result } from '@/domain/shared/result';

/** Takes a provider out of an account, unless it is the only way in. */
export async function unlinkProvider(
  db: Database,
  { userId, provider }: { userId: string; provider: string },
): Promise<Result<null, 'not_linked' | 'last_way'>> {
  return db.transaction(async (transaction) => {
    const ways = await lockSignInWays(transaction, { userId });
    if (ways === null || ways.providers === 0) return failed('not_linked');
    if (!mayRemoveWay(ways)) return failed('last_way');
    return (await deleteProvider(transaction, { userId, provider })) ? done(null) : failed('not_linked');
  });
}
