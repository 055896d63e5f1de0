/** The clock of an attempt, as it is said: quietly, and in seconds only near the end. */
const minuteMs = 60_000;

/** When the dialog asks whether more time is needed: early enough to answer it in peace (WCAG 2.2.1). */
export const asksAtMs = 2 * minuteMs;
const exactBelowMs = 5 * minuteMs;

/** `24 min left`, and from five minutes on `4:59 left`. */
export function leftInWords(leftMs: number): string {
  const left = Math.max(0, leftMs);
  if (left > exactBelowMs) return `${Math.ceil(left / minuteMs)} min left`;
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
}

/** What is said aloud as the clock goes from `before` to `now`; null: nothing. */
export function announcementBetween(beforeMs: number, nowMs: number): string | null {
  if (beforeMs > 5 * minuteMs && nowMs <= 5 * minuteMs && nowMs > minuteMs) return '5 minutes left';
  if (beforeMs > minuteMs && nowMs <= minuteMs && nowMs > 0) return '1 minute left';
  return null;
}
