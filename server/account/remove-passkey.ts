import type { Database } from '@/db/database';
import { deletePasskey } from '@/db/queries/passkeys';
import { lockSignInWays } from '@/db/queries/sign-in-ways';
import { mayRemoveWay } from '@/domain/account/sign-in-ways';
import { done, failed, type Result } from '@/domain/shared/result';

/** Takes a passkey out of an account, unless it is the only way in. */
export async function removePasskey(
  db: Database,
  { userId, id }: { userId: string; id: string },
): Promise<Result<null, 'no_such_passkey' | 'last_way'>> {
  return db.transaction(async (transaction) => {
    const ways = await lockSignInWays(transaction, { userId });
    if (ways === null || ways.passkeys === 0) return failed('no_such_passkey');
    if (!mayRemoveWay(ways)) return failed('last_way');
    return (await deletePasskey(transaction, { userId, id })) ? done(null) : failed('no_such_passkey');
  });
}
