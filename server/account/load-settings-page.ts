import type { Database } from '@/db/database';
import { findLastSeq } from '@/db/queries/reviews';
import { type ListedSession, listSessions } from '@/db/queries/sessions';
import { findSettings, type Settings } from '@/db/queries/settings';

export type SettingsPage = {
  readonly settings: Settings;
  readonly sessions: readonly ListedSession[];
  /** Events in the log. */
  readonly reviewCount: number;
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
  };
}
