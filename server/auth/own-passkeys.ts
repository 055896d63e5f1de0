/** A person's passkeys, in their own hands: the list, a name, the one that is used now. */
import type { Database } from '@/db/database';
import { type ListedPasskey, listPasskeys, savePasskeyName } from '@/db/queries/passkeys';
import { saveSessionAuthenticated } from '@/db/queries/sessions';

export async function listOwnPasskeys(db: Database, key: { readonly userId: string }): Promise<ListedPasskey[]> {
  return listPasskeys(db, key);
}

/** Gives a passkey another name. False when this person has no such passkey. */
export async function renamePasskey(
  db: Database,
  given: { readonly userId: string; readonly id: string; readonly name: string },
): Promise<boolean> {
  return savePasskeyName(db, given);
}

/** Notes that the person at this session has shown once more who they are. */
export async function noteAuthenticated(
  db: Database,
  given: { readonly userId: string; readonly sessionId: string; readonly now: Date },
): Promise<void> {
  await saveSessionAuthenticated(db, given);
}
