/**
 * When a learner's study day begins, as their account has it. Kept in this browser, so that a rating made offline
 * carries it; without an account it is the browser's zone and four in the morning, as in Anki.
 */
import * as z from 'zod/mini';

const key = 'cairn-study';
export const studyChoiceSchema = z.object({
  timeZone: z.nullable(z.string()),
  rolloverHour: z.int().check(z.minimum(0), z.maximum(23)),
});

type StudyChoice = z.infer<typeof studyChoiceSchema>;

/** Keeps what the account says; null forgets it, as when somebody signs out. */
export function keepStudyChoice(choice: StudyChoice | null): void {
  try {
    if (choice === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ timeZone: choice.timeZone, rolloverHour: choice.rolloverHour }));
  } catch {
    // Storage is blocked: events carry the browser's own zone.
  }
}

/** The zone and hour for an event that happens now. */
export function studyChoice(): { readonly timeZone: string; readonly rolloverHour: number } {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  try {
    const known = z.safeParse(studyChoiceSchema, JSON.parse(localStorage.getItem(key) ?? 'null'));
    if (known.success) return { timeZone: known.data.timeZone ?? own, rolloverHour: known.data.rolloverHour };
  } catch {
    // Blocked, or not ours.
  }
  return { timeZone: own, rolloverHour: 4 };
}
