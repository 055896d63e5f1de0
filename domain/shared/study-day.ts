/**
 * Which day of study an instant belongs to.
 *
 * A study day is not a calendar day: it begins at a rollover hour in the learner's own time zone, so that a review at one
 * in the morning belongs to the evening before. Days are counted from 1970-01-01, as whole numbers, so that their
 * difference is the number of days between two reviews whatever daylight saving does in between.
 */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const formats = new Map<string, Intl.DateTimeFormat | null>();
const mostFormats = 500;

/** A formatter for a zone; null when there is no such zone. Making one is slow, so they are kept. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch {
    // RangeError: not a zone.
  }
  if (formats.size < mostFormats) formats.set(timeZone, made);
  return made;
}

/** Whether this names a time zone of the IANA database (as this system knows it), not an offset or a tag with extras. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(name) && formatOf(name) !== null;
}

/**
 * The study day of an instant: whole days since 1970-01-01 in that zone, where a day begins at `rolloverHour` (0 to 23).
 * Throws a RangeError for a zone that `isTimeZone` refuses.
 */
export function studyDay(at: Date, timeZone: string, rolloverHour: number): number {
  const format = formatOf(timeZone);
  if (format === null) throw new RangeError(`${timeZone} is not a time zone`);
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  );
  const day = Math.floor(Date.UTC(parts['year'] ?? 1970, (parts['month'] ?? 1) - 1, parts['day'] ?? 1) / dayMs);
  return (parts['hour'] ?? 0) < rolloverHour ? day - 1 : day;
}

/** The first instant, to the second, that belongs to this study day or, where the calendar skipped it, to a later one. */
export function studyDayStart(day: number, timeZone: string, rolloverHour: number): Date {
  // No zone is further than 15 hours from UTC, and a day begins within 24 hours of its midnight.
  let before = (day * dayMs - 15 * hourMs) / 1000;
  let after = (day * dayMs + 40 * hourMs) / 1000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (studyDay(new Date(middle * 1000), timeZone, rolloverHour) < day) before = middle;
    else after = middle;
  }
  return new Date(after * 1000);
}

/** A study day as people write it: 2026-11-25. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The study day that `dayText` writes so. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / dayMs;
}
