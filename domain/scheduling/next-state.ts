/**
 * What one event does to one card: the whole of Cairn's schedule, apart from the formulas of FSRS.
 */
import type { Rating } from '@/domain/review/review-event';
import { studyDay } from '@/domain/shared/study-day';
import { type CardState, newCard } from './card-state';
import { fuzzedDays } from './fuzz';
import type { Memory, MemoryModel } from './memory-model';
import type { ScheduleEvent } from './schedule-event';
import type { ScheduleSettings } from './settings';
import { nextStep } from './steps';

/** The settings of an event's instant, and the model that they make. */
export type Rules = { readonly settings: ScheduleSettings; readonly model: MemoryModel };

/** When something happened: the instant, the study day, and what made it that day. */
export type Moment = {
  readonly at: number;
  readonly day: number;
  readonly timeZone: string;
  readonly rolloverHour: number;
};

/** Below this credit an answer in a quiz is a wrong one. */
const leastCredit = 0.5;

/** Whole study days since the last review, never below 0: a traveller's day may come twice. */
export function elapsedDays(state: CardState, day: number): number {
  return state.lastDay === null ? 0 : Math.max(0, day - state.lastDay);
}

/** The interval after a review: as long as the memory holds, moved by fuzz, and then never longer than the limit. */
function intervalOf(memory: Memory, card: string, reps: number, { settings, model }: Rules): number {
  const days = model.intervalDays(memory);
  const moved = settings.fuzz ? fuzzedDays(days, card, reps) : days;
  return Math.max(1, Math.min(moved, settings.maximumIntervalDays));
}

function reviewed(state: CardState, card: string, rating: Rating, moment: Moment, rules: Rules): CardState {
  const { settings, model } = rules;
  const elapsed = elapsedDays(state, moment.day);
  const memory = model.next(state.memory, elapsed, rating);
  const isLapse = state.state === 'review' && rating === 1;
  const lapses = state.lapses + (isLapse ? 1 : 0);
  const reps = state.reps + 1;
  const isLeech = lapses >= settings.leechLapses;
  const { isSuspended } = state;
  const lastDay = moment.day;
  const isAgain = isLapse || state.state === 'relearning';
  const next =
    state.state === 'review' && !isLapse
      ? null
      : nextStep(isAgain ? settings.relearningSteps : settings.learningSteps, state.step, rating, elapsed > 0);
  if (next === null) {
    const intervalDays = intervalOf(memory, card, reps, rules);
    // Every field by its name, here and below: copying a state takes as long as all the rest of a long log's fold.
    return {
      state: 'review',
      step: 0,
      memory,
      intervalDays,
      dueDay: lastDay + intervalDays,
      dueAt: null,
      lastDay,
      reps,
      lapses,
      isLeech,
      isSuspended,
      buriedDay: null,
    };
  }
  const dueAt = moment.at + next.minutes * 60_000;
  return {
    state: isAgain ? 'relearning' : 'learning',
    step: next.step,
    memory,
    intervalDays: 0,
    dueDay: studyDay(new Date(dueAt), moment.timeZone, moment.rolloverHour),
    dueAt,
    lastDay,
    reps,
    lapses,
    isLeech,
    isSuspended,
    buriedDay: null,
  };
}

/** Due on this day at the latest; the memory and the interval stay as they are. */
function dueNow(state: CardState, { at, day }: Moment): CardState {
  return {
    ...state,
    dueDay: Math.min(state.dueDay ?? day, day),
    dueAt: state.dueAt === null ? null : Math.min(state.dueAt, at),
  };
}

/** The state of `card` after an event that concerns it. */
export function nextState(
  state: CardState,
  card: string,
  event: ScheduleEvent,
  moment: Moment,
  rules: Rules,
): CardState {
  switch (event.kind) {
    case 'review':
      return reviewed(state, card, event.rating, moment, rules);
    case 'quiz':
      return state.state === 'review' && event.credit < leastCredit ? dueNow(state, moment) : state;
    case 'queue':
      return { ...dueNow(state, moment), buriedDay: null };
    case 'suspend':
      return { ...state, isSuspended: true };
    case 'unsuspend':
      return { ...state, isSuspended: false };
    case 'bury':
      return { ...state, buriedDay: moment.day };
    case 'forget':
    case 'reset':
      return newCard;
    case 'undo':
      return state;
  }
}
