/**
 * Days of study, and the run of them.
 *
 * A day on which nothing was due neither breaks a run nor counts in it. Nor does today break it while it lasts.
 */
import { longestAnswerMs } from '@/domain/review/review-event';
import type { Step } from '@/domain/scheduling/fold';
import type { Stay } from './card-trails';

export type StudyRun = { readonly current: number; readonly longest: number };

export type StudyDays = {
  readonly see: (step: Step) => void;
  /** A card's state held without an event up to the end of this day. */
  readonly stayed: (stay: Stay, lastDay: number) => void;
  readonly reviewsOn: (day: number) => number;
  readonly millisecondsOn: (day: number) => number;
  /** All reviews that count, of whatever day. */
  readonly total: () => number;
  readonly run: () => StudyRun;
};

export function countStudyDays(today: number): StudyDays {
  const reviews = new Int32Array(today + 1);
  const milliseconds = new Float64Array(today + 1);
  /** By how much more cards are due on a day than on the one before. */
  const dueChange = new Int32Array(today + 2);
  let firstDay = today;

  function addDue(from: number, to: number, count: number): void {
    if (from > to) return;
    dueChange[from] = (dueChange[from] ?? 0) + count;
    dueChange[to + 1] = (dueChange[to + 1] ?? 0) - count;
  }

  return {
    see({ event, moment }) {
      if (event.kind !== 'review') return;
      const day = Math.min(moment.day, today);
      firstDay = Math.min(firstDay, day);
      reviews[day] = (reviews[day] ?? 0) + 1;
      milliseconds[day] = (milliseconds[day] ?? 0) + Math.min(event.durationMs ?? 0, longestAnswerMs);
    },
    stayed({ from, state: { dueDay, isSuspended, buriedDay } }, lastDay) {
      if (dueDay === null || isSuspended) return;
      const first = Math.max(from, dueDay);
      addDue(first, lastDay, 1);
      if (buriedDay !== null && buriedDay >= first && buriedDay <= lastDay) addDue(buriedDay, buriedDay, -1);
    },
    reviewsOn: (day) => reviews[day] ?? 0,
    millisecondsOn: (day) => milliseconds[day] ?? 0,
    total: () => reviews.reduce((sum, count) => sum + count, 0),
    run() {
      let [current, longest, due] = [0, 0, 0];
      for (let day = 0; day <= today; day += 1) {
        due += dueChange[day] ?? 0;
        if (day < firstDay) continue;
        if ((reviews[day] ?? 0) > 0) current += 1;
        else if (due > 0 && day < today) current = 0;
        longest = Math.max(longest, current);
      }
      return { current, longest };
    },
  };
}
