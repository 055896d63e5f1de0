import type { Database } from '@/db/database';
import { insertPasskey } from '@/db/queries/passkeys';
import { lockSignInWays } from '@/db/queries/sign-in-ways';
import { done, failed, type Result } from '@/domain/shared/result';
import type { NewPasskey } from '@/server/auth/passkey-ceremony';

const most = 20;

/** Adds a passkey that its owner has proved to hold. */
export async function addPasskey(
  db: Database,
  given: { userId: string; passkey: NewPasskey; name: string; now: Date },
): Promise<Result<{ id: string }, 'too_many_passkeys' | 'known_passkey'>> {
  const { userId, passkey, name, now } = given;
  return db.transaction(async (transaction) => {
    const ways = await lockSignInWays(transaction, { userId });
    if (ways !== null && ways.passkeys >= most) return failed('too_many_passkeys');
    const isNew = await insertPasskey(transaction, { ...passkey, userId, name, now });
    return isNew ? done({ id: passkey.id }) : failed('known_passkey');
  });
}
