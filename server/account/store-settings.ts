import type { Database } from '@/db/database';
import { saveSettings } from '@/db/queries/settings';
import type { AccountSettings } from '@/domain/account/account-settings';

/** Replaces what a learner has chosen. */
export async function storeSettings(
  db: Database,
  given: { readonly userId: string; readonly settings: AccountSettings; readonly now: Date },
): Promise<void> {
  await saveSettings(db, given);
}
