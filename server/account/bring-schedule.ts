/** Takes the versions of a schedule out of an export: judged one by one, as events are. */
import * as z from 'zod';
import type { Database } from '@/db/database';
import type { ScheduleVersion } from '@/db/queries/schedule-versions';
import { scheduleSettingsSchema } from '@/domain/scheduling/settings-schema';
import { bringVersions } from '@/server/log/schedule-versions';

const versionSchema = z.object({
  fromAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  settings: scheduleSettingsSchema,
  source: z.enum(['chosen', 'optimised']),
});

export type BroughtSchedule = {
  readonly added: number;
  readonly known: number;
  /** In a shape that is not known, out of the limits, or of the future. */
  readonly refused: number;
  /** All that there are now, oldest first. */
  readonly versions: readonly ScheduleVersion[];
};

export async function bringSchedule(
  db: Database,
  given: { readonly userId: string; readonly values: readonly unknown[]; readonly now: Date },
): Promise<BroughtSchedule> {
  const { userId, values, now } = given;
  const brought = values.flatMap((value) => {
    const parsed = versionSchema.safeParse(value);
    return parsed.success && parsed.data.fromAt <= now ? [parsed.data] : [];
  });
  const { added, versions } = await bringVersions(db, { userId, brought, now });
  return { added, known: brought.length - added, refused: values.length - brought.length, versions };
}
