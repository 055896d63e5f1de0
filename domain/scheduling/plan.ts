/**
 * A plan for a date: the queue of each day, and what may be expected of it.
 *
 * The queue of the first day is for today. Those after it suppose that each answer turns out the likelier way, and show
 * what is to come; on the next morning the plan is asked again. The forecast comes from runs in which answers turn out by
 * chance, as FSRS says. The chance is drawn from the names of run, day and card: the same file has the same plan.
 */
import type { Rating } from '@/domain/review/review-event';
import { chanceOf } from './chance';
import { finalPassFrom, queueOfDay } from './plan-day';
import { type Course, chanceOn, firstRating, type Look, memoryAfter, type PlanCard } from './plan-look';

export type PlannedDay = { readonly day: number; readonly seconds: number; readonly queue: readonly Look[] };

export type Forecast = {
  /** The share of the cards expected to be recalled on the day, and the band in which eight of ten runs end. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Without another look; and with five minutes a day less or more. */
  readonly ifStopped: number;
  readonly fiveMinutesLess: number;
  readonly fiveMinutesMore: number;
};

export type Plan = {
  readonly days: readonly PlannedDay[];
  /** The first day of the final pass. */
  readonly finalPassFrom: number;
  /** Cards for which there is no time, and those that the final pass does not reach. */
  readonly leftOut: readonly string[];
  readonly notSeenAgain: readonly string[];
  readonly forecast: Forecast;
};

/** How an answer turns out. */
type Answer = (look: Look, day: number) => Rating;

const mostRuns = 40;
const fewestRuns = 5;
/** So many looks at a card are reckoned for one forecast, that a large plan is not slow. */
const mostLooks = 500_000;

type Run = { readonly cards: readonly PlanCard[]; readonly days: readonly PlannedDay[] };

function runThrough(cards: readonly PlanCard[], course: Course, answer: Answer): Run {
  const finalFrom = finalPassFrom(course, cards.length);
  const current = new Map(cards.map((card) => [card.id, card]));
  const days = course.studyDays.map((day) => {
    const queue = queueOfDay([...current.values()], day, course, finalFrom);
    for (const look of queue) {
      const memory = memoryAfter(look.card, answer(look, day), day, course.model);
      current.set(look.card.id, { ...look.card, memory, lastDay: day, isCalled: false });
    }
    return { day, seconds: queue.reduce((sum, { seconds }) => sum + seconds, 0), queue };
  });
  return { cards: [...current.values()], days };
}

const likelier: Answer = ({ kind, chance }) => (kind === 'new' || chance >= 0.5 ? 3 : 1);

const byChance =
  (run: number): Answer =>
  ({ kind, card, chance }, day) => {
    const drawn = chanceOf(`${run} ${day} ${card.id}`);
    if (kind === 'new') return firstRating(drawn);
    return drawn < chance ? 3 : 1;
  };

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const expectedShare = (cards: readonly PlanCard[], { examDay, model }: Course) =>
  mean(cards.map((card) => chanceOn(card, examDay, model)));

/** The share that a run recalls when the day has come. */
function drawnShare(cards: readonly PlanCard[], run: number, { examDay, model }: Course): number {
  return mean(cards.map((card) => (chanceOf(`${run} exam ${card.id}`) < chanceOn(card, examDay, model) ? 1 : 0)));
}

function forecastOf(cards: readonly PlanCard[], course: Course): Forecast {
  const looks = Math.max(1, cards.length * course.studyDays.length);
  const count = Math.min(mostRuns, Math.max(fewestRuns, Math.floor(mostLooks / looks)));
  const runs = Array.from({ length: count }, (_, run) => run);
  const ends = (secondsPerDay: number) =>
    runs.map((run) => runThrough(cards, { ...course, secondsPerDay }, byChance(run)).cards);
  const shareOf = (secondsPerDay: number) =>
    mean(ends(Math.max(0, secondsPerDay)).map((end) => expectedShare(end, course)));
  const planned = ends(course.secondsPerDay);
  const drawn = planned.map((end, run) => drawnShare(end, run, course)).sort((a, b) => a - b);
  return {
    expected: mean(planned.map((end) => expectedShare(end, course))),
    low: drawn[Math.floor(0.1 * (count - 1))] ?? 0,
    high: drawn[Math.ceil(0.9 * (count - 1))] ?? 0,
    ifStopped: expectedShare(cards, course),
    fiveMinutesLess: shareOf(course.secondsPerDay - 300),
    fiveMinutesMore: shareOf(course.secondsPerDay + 300),
  };
}

export function makePlan(cards: readonly PlanCard[], course: Course): Plan {
  const { cards: end, days } = runThrough(cards, course, likelier);
  const finalFrom = finalPassFrom(course, cards.length);
  return {
    days,
    finalPassFrom: finalFrom,
    leftOut: end.filter(({ memory }) => memory === null).map(({ id }) => id),
    notSeenAgain: end.filter(({ lastDay }) => lastDay !== null && lastDay < finalFrom).map(({ id }) => id),
    forecast: forecastOf(cards, course),
  };
}
