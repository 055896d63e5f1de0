import { asc, eq } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { scheduleSettings } from '@/db/schema/schedule';
import { type SettingsVersions, sinceDefaults } from '@/domain/scheduling/settings';

/** A learner's settings of the schedule in versions; the defaults hold before the first, or where there is none. */
export async function listSettingsVersions(db: Database, key: { userId: string }): Promise<SettingsVersions> {
  const { fromAt, settings } = scheduleSettings;
  const rows = await db
    .select({ fromAt, settings })
    .from(scheduleSettings)
    .where(eq(scheduleSettings.userId, key.userId))
    .orderBy(asc(fromAt));
  return sinceDefaults(rows.map((row) => ({ from: row.fromAt.getTime(), settings: row.settings })));
}
