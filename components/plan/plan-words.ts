/** How the plan says its figures. */
import { countOf } from '@/domain/shared/count-of';
import { dayText } from '@/domain/shared/study-day';

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const dateOf = (day: number) => new Date(`${dayText(day)}T00:00:00Z`);

/** `14 March` of a study day. */
export const dayWords = (day: number): string => long.format(dateOf(day));

/** An expectation is never said to be certain. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  return rounded === 100 && share < 1 ? 'over 99%' : `${rounded}%`;
}

/** Rounded up, since nobody studies for 0 minutes. */
export const minutesWords = (seconds: number): string => countOf(Math.max(1, Math.round(seconds / 60)), 'minute');

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `a, b and c`. */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
