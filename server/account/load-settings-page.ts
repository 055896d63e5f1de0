import type { Database } from '@/db/database';
import { findLastSeq } from '@/db/queries/reviews';
import { type ListedSession, listSessions } from '@/db/queries/sessions';
import { findSettings, type Settings } from '@/db/queries/settings';
import { findPasswordHash } from '@/db/queries/users';

export type SettingsPage = {
  readonly settings: Settings;
  readonly sessions: readonly ListedSession[];
  /** Events in the log. */
  readonly reviewCount: number;
  readonly hasPassword: boolean;
};

/** What the settings page shows. */
export async function loadSettingsPage(
  db: Database,
  { userId, now }: { readonly userId: string; readonly now: Date },
): Promise<SettingsPage> {
  return {
    settings: await findSettings(db, { userId }),
    sessions: await listSessions(db, { userId, now }),
    reviewCount: await findLastSeq(db, { userId }),
    hasPassword: (await findPasswordHash(db, { userId })) !== null,
  };
}
