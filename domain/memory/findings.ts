/** What a drawing shows, said in a sentence: for whoever hears the page, and for whoever has no time for a drawing. */
import { countOf } from '@/domain/shared/count-of';
import type { Calibration } from './calibration';
import type { DayReviews, GuideMemory } from './memory-statistics';
import type { StudyRun } from './study-run';
import type { RetentionBand } from './true-retention';

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const grouped = (count: number): string => count.toLocaleString('en-GB');

/** `about 11 minutes`, `under a minute`, `about 2.5 hours`. */
export function durationWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 45) return 'under a minute';
  if (minutes < 90) return `about ${countOf(Math.max(1, minutes), 'minute')}`;
  return `about ${countOf(Math.round(seconds / 1800) / 2, 'hour')}`;
}

export function aheadFinding(ahead: readonly number[]): string {
  const [today = 0, tomorrow = 0] = ahead;
  const all = sum(ahead);
  const daily = all / Math.max(1, ahead.length);
  const rate = daily < 1 ? 'less than one a day' : `about ${Math.round(daily)} a day`;
  return `${grouped(today)} due today, ${grouped(tomorrow)} tomorrow; ${grouped(all)} in the next ${ahead.length} days, ${rate}, before any new cards.`;
}

export function yearFinding(year: readonly DayReviews[]): string {
  const reviews = year.map((day) => day.reviews);
  const days = reviews.filter((count) => count > 0).length;
  return `${grouped(sum(reviews))} ${sum(reviews) === 1 ? 'review' : 'reviews'} on ${countOf(days, 'day')}`;
}

/** Null while there is no run: that a run ended is never said. */
export function runFinding({ current, longest }: StudyRun): string | null {
  if (current < 2) return null;
  const record = longest > current ? `, longest ${longest}` : '';
  return `${current} days in a row${record}. Days on which nothing was due do not break a run.`;
}

export function readinessFinding({ title, history, readiness }: GuideMemory): string {
  const first = history[0] ?? 0;
  const change = Math.round(readiness * 100) - Math.round(first * 100);
  const weeks = Math.round(history.length / 7);
  if (change === 0) return `${title} stayed at ${percent(readiness)} over ${weeks} weeks.`;
  return `${title} went from ${percent(first)} to ${percent(readiness)} in ${weeks} weeks.`;
}

/** `1 day`, `2 to 6 days`, `90 days or more`. */
export function bandName({ from, to }: Pick<RetentionBand, 'from' | 'to'>): string {
  if (to === null) return `${from} days or more`;
  return from === to ? countOf(from, 'day') : `${from} to ${to} days`;
}

export function retentionFinding(bands: readonly RetentionBand[]): string {
  const seen = bands.filter(({ n }) => n > 0);
  if (seen.length === 0) return 'No card has come back after a day or more yet.';
  const parts = seen.map((band) => `${percent(band.recalled / band.n)} after ${bandName(band)}`);
  return `Recalled: ${parts.join(', ')}.`;
}

export function calibrationFinding({ n, needed, isEnough, predicted, recalled }: Calibration): string {
  if (!isEnough) return `Not enough yet: ${n} of the ${needed} answers that this needs.`;
  const [expected, happened] = [Math.round(predicted * 100), Math.round(recalled * 100)];
  const sentence = `Over ${grouped(n)} answers, the schedule expected you to recall ${expected} in a hundred; you recalled ${happened}`;
  return `${sentence}.`;
}

export function missedBy({ meanError, n }: Calibration): string {
  const points = Math.round(meanError * 1000) / 10;
  return `Predictions missed by ${countOf(points, 'point')} on average over ${grouped(n)} answers.`;
}
