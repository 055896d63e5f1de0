/**
 * What a learner wants of a plan: a date, guides, minutes and days off.
 */
import * as z from 'zod';
import { dayNumber, dayText } from '@/domain/shared/study-day';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day like 2026-03-14')
  .refine((text) => !Number.isNaN(dayNumber(text)) && dayText(dayNumber(text)) === text, 'there is no such day');

/** Days ahead for which a plan can be made. */
export const furthestDays = 366;
export const mostGuides = 20;

export const planWishSchema = z.strictObject({
  examDay: day,
  guides: z
    .array(z.string().regex(/^(?:[a-z0-9][a-z0-9-]{0,79}|~[0-9a-f-]{36})$/, 'is no guide'))
    .min(1, 'Choose a guide')
    .max(mostGuides)
    .refine((slugs) => new Set(slugs).size === slugs.length, 'names a guide twice'),
  minutesPerDay: z.int().min(1).max(600),
  /** Days of the week without study, 0 is Monday. */
  daysOff: z
    .array(z.int().min(0).max(6))
    .max(6, 'Leave a day for study')
    .refine((days) => new Set(days).size === days.length, 'names a day twice'),
  /** Every question is asked, also where few of them well would be worth more. */
  everyQuestion: z.boolean().default(false),
});

export type PlanWish = z.infer<typeof planWishSchema>;

export const planOutcomes = ['well', 'mixed', 'badly', 'not_held'] as const;
export type PlanOutcome = (typeof planOutcomes)[number];

/** The day of the week of a study day, 0 is Monday. */
export const weekdayOf = (studyDay: number): number => (((studyDay + 3) % 7) + 7) % 7;

/** The days of a plan that are no days off, before the exam: those that are over, and those from today on. */
export function planDays(
  { madeOn, today, examDay }: { readonly madeOn: number; readonly today: number; readonly examDay: number },
  isDayOff: (day: number) => boolean,
): { readonly pastDays: readonly number[]; readonly studyDays: readonly number[] } {
  const between = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).filter((day) => !isDayOff(day));
  return { pastDays: between(madeOn, Math.min(today, examDay)), studyDays: between(today, examDay) };
}
