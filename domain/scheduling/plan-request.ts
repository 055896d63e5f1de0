/**
 * From a log and a wish to the cards and the course of a plan.
 */
import { dayNumber } from '@/domain/shared/study-day';
import { paceOf } from './answer-pace';
import type { CardState } from './card-state';
import { foldSchedule } from './fold';
import { memoryModel } from './memory-model';
import { type Course, type PlanCard, unseenCard } from './plan-look';
import { planDays } from './plan-wish';
import { watchRecalls } from './recalls';
import type { ScheduleEvent } from './schedule-event';
import type { PlanRequest } from './schedule-file';
import { orderedVersions, type SettingsVersions } from './settings';
import { tunedCourse } from './tuned-course';

/** How long before the exam a plan begins that has no log to go on from. */
const daysWithoutLog = 14;

export function planCard(id: string, { memory, lastDay, dueDay, intervalDays, buriedDay }: CardState): PlanCard {
  // Only being put among the due ones, or a wrong answer in a quiz, brings a day forward.
  const isCalled = dueDay !== null && dueDay < (lastDay ?? dueDay + 1) + intervalDays;
  return { id, memory, lastDay, isCalled, buriedDay };
}

/** Names for cards that the log does not know, until there are as many as the deck has. */
function unseenNames(known: ReadonlySet<string>, count: number): string[] {
  const names: string[] = [];
  for (let number = 1; names.length < count - known.size; number += 1) {
    if (!known.has(`new-${number}`)) names.push(`new-${number}`);
  }
  return names;
}

/** Cards in the order of their names, unseen ones last. Suspended cards are in no plan. */
export function courseOf(
  events: readonly ScheduleEvent[],
  versions: SettingsVersions,
  { examDay: examText, minutesPerDay, cards: count = 0, fromDay, madeOn, daysOff = [] }: PlanRequest,
): { readonly cards: readonly PlanCard[]; readonly course: Course } {
  let lastDay: number | null = null;
  const watch = watchRecalls();
  const states = foldSchedule(events, versions, (step) => {
    lastDay = Math.max(lastDay ?? step.moment.day, step.moment.day);
    watch.see(step);
  });
  const newest = orderedVersions(versions).at(-1) ?? versions[0];
  const { parameters, desiredRetention } = newest.settings;
  const examDay = dayNumber(examText);
  const next = lastDay === null ? examDay - daysWithoutLog : lastDay + 1;
  const from = fromDay === undefined ? next : dayNumber(fromDay);
  const first = madeOn === undefined ? from : dayNumber(madeOn);
  const seen = [...states]
    .filter(([, state]) => !state.isSuspended)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, state]) => planCard(id, state));
  const unseen = unseenNames(new Set(states.keys()), count).map(unseenCard);
  const off = new Set(daysOff.map(dayNumber));
  const cards = [...seen, ...unseen];
  const course = {
    ...planDays({ madeOn: first, today: from, examDay }, (day) => off.has(day)),
    examDay,
    secondsPerDay: minutesPerDay * 60,
    model: memoryModel(parameters, desiredRetention),
    pace: paceOf(events, versions),
  };
  return { cards, course: tunedCourse(cards, course, watch.recalls) };
}
