/**
 * When a learner's study day begins and how much fits into one, as their account has it. Kept in this browser, so that a
 * rating made offline carries it; without an account it is the browser's zone and four in the morning, as in Anki.
 */
import * as z from 'zod/mini';
import type { DailyLimits } from '@/domain/review/queue-order';

const key = 'cairn-study';
const perDay = (most: number, usual: number) => z._default(z.int().check(z.minimum(0), z.maximum(most)), usual);
export const studyChoiceSchema = z.object({
  timeZone: z.nullable(z.string()),
  rolloverHour: z.int().check(z.minimum(0), z.maximum(23)),
  newPerDay: perDay(999, 20),
  reviewsPerDay: perDay(9999, 200),
});

type StudyChoice = z.infer<typeof studyChoiceSchema>;

/** Keeps what the account says; null forgets it, as when somebody signs out. */
export function keepStudyChoice(choice: StudyChoice | null): void {
  try {
    if (choice === null) return localStorage.removeItem(key);
    const { timeZone, rolloverHour, newPerDay, reviewsPerDay } = choice;
    localStorage.setItem(key, JSON.stringify({ timeZone, rolloverHour, newPerDay, reviewsPerDay }));
  } catch {
    // Storage is blocked: events carry the browser's own zone.
  }
}

function keptChoice(): StudyChoice | null {
  try {
    const known = z.safeParse(studyChoiceSchema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    return known.success ? known.data : null;
  } catch {
    return null; // Blocked, or not ours.
  }
}

/** The zone and hour for an event that happens now. */
export function studyChoice(): { readonly timeZone: string; readonly rolloverHour: number } {
  const known = keptChoice();
  const timeZone = known?.timeZone ?? (Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  return { timeZone, rolloverHour: known?.rolloverHour ?? 4 };
}

/** How many cards a day, at most. */
export function dailyLimits(): DailyLimits {
  const { newPerDay = 20, reviewsPerDay = 200 } = keptChoice() ?? {};
  return { newPerDay, reviewsPerDay };
}
