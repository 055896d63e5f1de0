/** British English writes Sept, and all other months in three letters. */
const inThreeLetters = (words: string): string => words.replace('Sept', 'Sep');

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `2 February 2026`, or with `short` `2 Feb 2026`. Takes `YYYY-MM-DD`, or milliseconds since the epoch (UTC). */
export function formatDate(date: string | number, style: 'long' | 'short' = 'long'): string {
  const instant = typeof date === 'string' ? new Date(`${date}T00:00:00Z`) : new Date(date);
  return style === 'long' ? long.format(instant) : inThreeLetters(short.format(instant));
}

/** `25 November 2026, 14:03` in a zone; `25 November 2026, 14:03 UTC` where nobody knows the reader's. */
export function formatInstant(instant: Date, timeZone: string | null): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: timeZone ?? 'UTC' })
    .format(instant)
    .replace(' at ', ', ');
  return timeZone === null ? `${words} UTC` : words;
}

const dayMs = 86_400_000;
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const weekdayDate = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** `22 Feb`. Takes a day counted from 1970-01-01, as the next two do. */
export const formatDayMonth = (day: number): string => inThreeLetters(dayMonth.format(day * dayMs));

/** `Feb`. */
export const formatMonth = (day: number): string => inThreeLetters(month.format(day * dayMs));

/** `Thursday 12 February`. */
export const formatWeekday = (day: number): string => weekdayDate.format(day * dayMs).replace(',', '');
