/**
 * What a learner sees of their plan on a day: today's queue, the way until now, the way ahead, and what does not fit.
 */
import { longestAnswerMs } from '@/domain/review/review-event';
import { type AnswerPace, paceOf } from './answer-pace';
import { foldSchedule } from './fold';
import type { Recall } from './memory-fit';
import { type Memory, memoryModel } from './memory-model';
import { enoughMinutes, expectedRecall, expectedShare, type Forecast, makePlan, type PathPoint } from './plan';
import { type Course, type PlanCard, unseenCard } from './plan-look';
import { planCard } from './plan-request';
import { planDays, weekdayOf } from './plan-wish';
import { watchRecalls } from './recalls';
import type { ScheduleEvent } from './schedule-event';
import { orderedVersions, type SettingsVersions } from './settings';
import { tunedCourse } from './tuned-course';

export type PlanViewRequest = {
  readonly events: readonly ScheduleEvent[];
  readonly versions: SettingsVersions;
  /** All cards of the guides, in the order in which they are introduced. */
  readonly cards: readonly string[];
  readonly examDay: number;
  readonly minutesPerDay: number;
  /** Days of the week, 0 is Monday. */
  readonly daysOff: readonly number[];
  /** Every question is asked, also where few of them well would be worth more. */
  readonly everyQuestion: boolean;
  readonly today: number;
  /** The study day on which the plan was made. */
  readonly fromDay: number;
};

export type PlanView = {
  readonly today: number;
  readonly examDay: number;
  readonly minutesPerDay: number;
  readonly total: number;
  readonly seen: number;
  /** The share expected to be recalled now. */
  readonly readiness: number;
  readonly isDayOff: boolean;
  readonly queue: readonly string[];
  readonly queueNew: number;
  readonly queueSeconds: number;
  readonly doneToday: number;
  readonly spentSeconds: number;
  readonly studyDays: number;
  /** Readiness at the end of each day since the plan was made, at most 60, without today. */
  readonly past: readonly { readonly day: number; readonly share: number }[];
  readonly ahead: readonly PathPoint[];
  readonly forecast: Forecast;
  readonly finalPassFrom: number;
  readonly leftOut: readonly string[];
  readonly notSeenAgain: number;
  /** Minutes a day in which all of it fits; null when it fits, or when no day has so many. */
  readonly enoughMinutes: number | null;
  /** The answers so far say that few cards well are worth more than all of them badly; those left out are not begun. */
  readonly isDeep: boolean;
  /** They say so, and the learner wants every question all the same. */
  readonly isOverruled: boolean;
  /** What the plan that was overruled would be expected to have recalled on the day; null where none was. */
  readonly fewWellExpected: number | null;
  readonly pace: AnswerPace;
};

const mostPastDays = 60;

type Trail = { readonly day: number; readonly memory: Memory | null; readonly lastDay: number | null };
type Seen = {
  readonly trails: ReadonlyMap<string, Trail[]>;
  readonly states: ReturnType<typeof foldSchedule>;
  readonly recalls: readonly Recall[];
  readonly doneToday: number;
  readonly spentSeconds: number;
};

/** One pass over the log: where each card stands, how it got there, and what was done today. */
function look({ events, versions, cards, today }: PlanViewRequest): Seen {
  const wanted = new Set(cards);
  const trails = new Map<string, Trail[]>();
  const done = new Set<string>();
  const watch = watchRecalls();
  let spentMs = 0;
  const states = foldSchedule(events, versions, (step) => {
    const { card, event, moment, after } = step;
    watch.see(step);
    if (!wanted.has(card)) return;
    const trail = trails.get(card) ?? [];
    trails.set(card, trail);
    if (trail.at(-1)?.day === moment.day) trail.pop();
    trail.push({ day: moment.day, memory: after.memory, lastDay: after.lastDay });
    if (event.kind !== 'review' || moment.day !== today) return;
    done.add(card);
    spentMs += Math.min(event.durationMs ?? 0, longestAnswerMs);
  });
  return { trails, states, recalls: watch.recalls, doneToday: done.size, spentSeconds: spentMs / 1000 };
}

/** Cards as they stand; those set aside are in no plan. */
function planCards({ states }: Seen, cards: readonly string[]): PlanCard[] {
  return cards.flatMap((id) => {
    const state = states.get(id);
    if (state === undefined) return [unseenCard(id)];
    return state.isSuspended ? [] : [planCard(id, state)];
  });
}

/** Readiness at the end of each past day, under the settings of today. */
function pastOf(
  { trails }: Seen,
  cards: readonly PlanCard[],
  { fromDay, today }: PlanViewRequest,
  model: Course['model'],
): PlanView['past'] {
  const first = Math.max(fromDay, today - mostPastDays);
  return Array.from({ length: Math.max(0, today - first) }, (_, index) => {
    const day = first + index;
    let sum = 0;
    for (const { id } of cards) {
      const then = trails.get(id)?.findLast((stay) => stay.day <= day);
      if (then === undefined || then.memory === null || then.lastDay === null) continue;
      sum += model.retrievability(then.memory, Math.max(0, day - then.lastDay));
    }
    return { day, share: cards.length === 0 ? 0 : sum / cards.length };
  });
}

function courseOf(request: PlanViewRequest, { spentSeconds, recalls }: Seen, cards: readonly PlanCard[]): Course {
  const { events, versions, examDay, minutesPerDay, daysOff, today, fromDay } = request;
  const { parameters, desiredRetention } = (orderedVersions(versions).at(-1) ?? versions[0]).settings;
  const days = planDays({ madeOn: fromDay, today, examDay }, (day) => daysOff.includes(weekdayOf(day)));
  const course = {
    ...days,
    examDay,
    secondsPerDay: minutesPerDay * 60,
    spentSeconds: days.studyDays[0] === today ? spentSeconds : 0,
    model: memoryModel(parameters, desiredRetention),
    pace: paceOf(events, versions),
  };
  return tunedCourse(cards, course, recalls);
}

/** The plan of a day, from the log as it is now: each answer changes what is best next. */
export function viewPlan(request: PlanViewRequest): PlanView {
  const { today, examDay, minutesPerDay } = request;
  const seen = look(request);
  const cards = planCards(seen, request.cards);
  const tuned = courseOf(request, seen, cards);
  const isOverruled = request.everyQuestion && tuned.isDeep === true;
  const course = isOverruled ? { ...tuned, isDeep: false } : tuned;
  const { days, path, forecast, finalPassFrom, leftOut, notSeenAgain } = makePlan(cards, course);
  const first = days[0]?.day === today ? days[0] : undefined;
  const isDeep = course.isDeep === true;
  const isShort = leftOut.length > 0 || notSeenAgain.length > 0;
  return {
    today,
    examDay,
    minutesPerDay,
    total: cards.length,
    seen: cards.filter(({ memory }) => memory !== null).length,
    readiness: expectedShare(cards, today, course),
    isDayOff: course.studyDays[0] !== today && today < examDay,
    queue: first?.queue.map(({ card }) => card.id) ?? [],
    queueNew: first?.queue.filter(({ kind }) => kind === 'new').length ?? 0,
    queueSeconds: first?.seconds ?? 0,
    doneToday: seen.doneToday,
    spentSeconds: seen.spentSeconds,
    studyDays: course.studyDays.length,
    past: pastOf(seen, cards, request, course.model),
    ahead: path,
    forecast,
    finalPassFrom,
    leftOut,
    notSeenAgain: notSeenAgain.length,
    enoughMinutes: isShort && !isDeep ? enoughMinutes(cards, course) : null,
    isDeep,
    isOverruled,
    fewWellExpected: isOverruled ? expectedRecall(cards, tuned) : null,
    pace: course.pace,
  };
}
