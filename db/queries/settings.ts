import { eq } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { settings } from '@/db/schema/users';

export type Theme = 'system' | 'light' | 'dark';

export type Settings = {
  /** IANA name; null follows the device. */
  readonly timeZone: string | null;
  readonly rolloverHour: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly theme: Theme;
  /** Questions missed in a quiz go among the due cards without being asked. */
  readonly queueMisses: boolean;
};

/** What holds for somebody who has chosen nothing. */
export const defaultSettings: Settings = {
  timeZone: null,
  rolloverHour: 4,
  newPerDay: 20,
  reviewsPerDay: 200,
  theme: 'system',
  queueMisses: false,
};

export async function findSettings(db: Database, key: { userId: string }): Promise<Settings> {
  const { timeZone, rolloverHour, newPerDay, reviewsPerDay, theme, queueMisses } = settings;
  const [row] = await db
    .select({ timeZone, rolloverHour, newPerDay, reviewsPerDay, theme, queueMisses })
    .from(settings)
    .where(eq(settings.userId, key.userId));
  return row ?? defaultSettings;
}

export async function saveSettings(
  db: Database,
  given: { userId: string; settings: Settings; now: Date },
): Promise<void> {
  const values = { ...given.settings, updatedAt: given.now };
  await db
    .insert(settings)
    .values({ ...values, userId: given.userId })
    .onConflictDoUpdate({ target: settings.userId, set: values });
}
