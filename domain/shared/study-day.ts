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
      second: 'numeric',
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

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(ms: number, format: Intl.DateTimeFormat): number {
  const parts = Object.fromEntries(
    format.formatToParts(ms).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  );
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

/** Offsets by zone and UTC day, null where the clock is moved on that day. Asking for a zone's parts is slow. */
const offsets = new Map<string, Map<number, number | null>>();
const mostOffsets = 50_000;
let keptOffsets = 0;

function steadyOffset(utcDay: number, timeZone: string, format: Intl.DateTimeFormat): number | null {
  const known = offsets.get(timeZone)?.get(utcDay);
  if (known !== undefined) return known;
  const first = offsetAt(utcDay * dayMs, format);
  const found = first === offsetAt((utcDay + 1) * dayMs, format) ? first : null;
  if (keptOffsets >= mostOffsets) {
    offsets.clear();
    keptOffsets = 0;
  }
  keptOffsets += 1;
  offsets.set(timeZone, (offsets.get(timeZone) ?? new Map<number, number | null>()).set(utcDay, found));
  return found;
}

/**
 * The study day of an instant: whole days since 1970-01-01 in that zone, where a day begins at `rolloverHour` (0 to 23).
 * Throws a RangeError for a zone that `isTimeZone` refuses.
 */
export function studyDay(at: Date, timeZone: string, rolloverHour: number): number {
  const format = formatOf(timeZone);
  if (format === null) throw new RangeError(`${timeZone} is not a time zone`);
  const ms = at.getTime();
  const offset = steadyOffset(Math.floor(ms / dayMs), timeZone, format) ?? offsetAt(ms, format);
  return Math.floor((ms + offset - rolloverHour * hourMs) / dayMs);
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
