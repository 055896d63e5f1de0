import * as z from 'zod/mini';
import { isTimeZone } from '@/domain/shared/study-day';

/** What a learner may choose. Limits are wide: they guard the schedule's arithmetic, not taste. */
export const accountSettingsSchema = z.strictObject({
  /** IANA name; null follows the device. */
  timeZone: z.nullable(z.string().check(z.refine(isTimeZone, 'Choose a time zone from the list'))),
  rolloverHour: z.int().check(z.minimum(0), z.maximum(23)),
  newPerDay: z.int().check(z.minimum(0), z.maximum(999)),
  reviewsPerDay: z.int().check(z.minimum(0), z.maximum(9999)),
  theme: z.enum(['system', 'light', 'dark']),
  /** Questions missed in a quiz go among the due cards without being asked. Exports of before do not have it. */
  queueMisses: z._default(z.boolean(), false),
});

export type AccountSettings = z.infer<typeof accountSettingsSchema>;
