import * as z from 'zod';
import { isTimeZone } from '@/domain/shared/study-day';
import { parameterCount, parameterLimits } from './parameters';
import { defaultSettings } from './settings';

export const timeZoneSchema = z
  .string()
  .refine(isTimeZone, 'expected a time zone of the IANA database, such as Europe/Stockholm');
export const rolloverHourSchema = z.int().min(0).max(23);
const steps = z.array(z.int().min(1).max(1439)).max(20);

const parameters = z
  .array(z.number())
  .length(parameterCount, `expected ${parameterCount} numbers, as FSRS-6 has them`)
  .superRefine((values, context) => {
    for (const [index, value] of values.entries()) {
      const [least = value, most = value] = parameterLimits[index] ?? [];
      if (value >= least && value <= most) continue;
      context.addIssue({ code: 'custom', path: [index], message: `expected a number from ${least} to ${most}` });
    }
  });

/** Settings as a file has them: what is left out is the default, and what is out of its limits is refused. */
export const scheduleSettingsSchema = z.strictObject({
  timeZone: timeZoneSchema.default(defaultSettings.timeZone),
  rolloverHour: rolloverHourSchema.default(defaultSettings.rolloverHour),
  desiredRetention: z.number().min(0.7).max(0.97).default(defaultSettings.desiredRetention),
  learningSteps: steps.default([...defaultSettings.learningSteps]),
  relearningSteps: steps.default([...defaultSettings.relearningSteps]),
  maximumIntervalDays: z.int().min(1).max(36_500).default(defaultSettings.maximumIntervalDays),
  fuzz: z.boolean().default(defaultSettings.fuzz),
  leechLapses: z.int().min(1).max(1000).default(defaultSettings.leechLapses),
  parameters: parameters.default([...defaultSettings.parameters]),
});
