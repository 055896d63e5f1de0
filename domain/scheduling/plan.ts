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

/** What may be expected on the morning of a day: the mean of the runs, their band, and without another look. */
export type PathPoint = {
  readonly day: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly ifStopped: number;
};

export type Plan = {
  /** The way to the day of the exam: the morning after each study day, and that of the exam last. */
  readonly path: readonly PathPoint[];
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
/** Nobody studies longer on a day. */
const mostMinutes = 600;

type Run = { readonly cards: readonly PlanCard[]; readonly days: readonly PlannedDay[] };
/** Looks on: the cards as they are at the end of a study day. */
type See = (cards: readonly PlanCard[], day: number) => void;

function runThrough(cards: readonly PlanCard[], course: Course, answer: Answer, see?: See): Run {
  const finalFrom = finalPassFrom(course, cards.length);
  const current = new Map(cards.map((card) => [card.id, card]));
  const days = course.studyDays.map((day) => {
    const queue = queueOfDay([...current.values()], day, course, finalFrom);
    for (const look of queue) {
      const memory = memoryAfter(look.card, answer(look, day), day, course.model);
      current.set(look.card.id, { ...look.card, memory, lastDay: day, isCalled: false });
    }
    see?.([...current.values()], day);
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

/** The share of the cards expected to be recalled on a day, when they are left alone until then. */
export const expectedShare = (cards: readonly PlanCard[], day: number, { model }: Pick<Course, 'model'>): number =>
  mean(cards.map((card) => chanceOn(card, day, model)));

/** The share that a run recalls on a day. */
function drawnShare(cards: readonly PlanCard[], run: number, day: number, { model, examDay }: Course): number {
  const name = day === examDay ? 'exam' : `morning ${day}`;
  return mean(cards.map((card) => (chanceOf(`${run} ${name} ${card.id}`) < chanceOn(card, day, model) ? 1 : 0)));
}

type Morning = { readonly expected: number[]; readonly drawn: number[] };

function pointOf(day: number, { expected, drawn }: Morning, cards: readonly PlanCard[], course: Course): PathPoint {
  const sorted = drawn.sort((a, b) => a - b);
  return {
    day,
    expected: mean(expected),
    low: sorted[Math.floor(0.1 * (sorted.length - 1))] ?? 0,
    high: sorted[Math.ceil(0.9 * (sorted.length - 1))] ?? 0,
    ifStopped: expectedShare(cards, day, course),
  };
}

/** The runs of a course, looked at on the morning after each study day and on that of the exam. */
function pathOf(cards: readonly PlanCard[], course: Course, runs: readonly number[]): PathPoint[] {
  const mornings = new Map<number, Morning>(
    [...course.studyDays.map((day) => day + 1), course.examDay].map((day) => [day, { expected: [], drawn: [] }]),
  );
  const look = (seen: readonly PlanCard[], day: number, run: number) => {
    const morning = mornings.get(day);
    morning?.expected.push(expectedShare(seen, day, course));
    morning?.drawn.push(drawnShare(seen, run, day, course));
  };
  for (const run of runs) {
    const end = runThrough(cards, course, byChance(run), (seen, day) => {
      if (day + 1 < course.examDay) look(seen, day + 1, run);
    });
    look(end.cards, course.examDay, run);
  }
  return [...mornings].map(([day, morning]) => pointOf(day, morning, cards, course));
}

function runsOf(cards: readonly PlanCard[], { studyDays }: Course): number[] {
  const looks = Math.max(1, cards.length * studyDays.length);
  const count = Math.min(mostRuns, Math.max(fewestRuns, Math.floor(mostLooks / looks)));
  return Array.from({ length: count }, (_, run) => run);
}

/** The share expected to be recalled on the day of the exam, as the forecast of a plan has it. */
export function expectedRecall(cards: readonly PlanCard[], course: Course): number {
  const ends = runsOf(cards, course).map((run) => runThrough(cards, course, byChance(run)).cards);
  return mean(ends.map((end) => expectedShare(end, course.examDay, course)));
}

function forecastOf(cards: readonly PlanCard[], course: Course): { path: PathPoint[]; forecast: Forecast } {
  const shareOf = (seconds: number) => expectedRecall(cards, { ...course, secondsPerDay: Math.max(0, seconds) });
  const path = pathOf(cards, course, runsOf(cards, course));
  const { expected, low, high, ifStopped } = path.at(-1) ?? { expected: 0, low: 0, high: 0, ifStopped: 0 };
  return {
    path,
    forecast: {
      expected,
      low,
      high,
      ifStopped,
      fiveMinutesLess: shareOf(course.secondsPerDay - 300),
      fiveMinutesMore: shareOf(course.secondsPerDay + 300),
    },
  };
}

/** Cards for which a course has no time, and those that its final pass does not reach. */
function missedBy(end: readonly PlanCard[], finalFrom: number): Pick<Plan, 'leftOut' | 'notSeenAgain'> {
  return {
    leftOut: end.filter(({ memory }) => memory === null).map(({ id }) => id),
    notSeenAgain: end.filter(({ lastDay }) => lastDay !== null && lastDay < finalFrom).map(({ id }) => id),
  };
}

export function makePlan(cards: readonly PlanCard[], course: Course): Plan {
  const { cards: end, days } = runThrough(cards, course, likelier);
  const finalFrom = finalPassFrom(course, cards.length);
  // What lapses cost is what keeps new cards out, and answers that all turn out the likelier way have none.
  const missed = missedBy(course.isDeep === true ? runThrough(cards, course, byChance(0)).cards : end, finalFrom);
  return { days, finalPassFrom: finalFrom, ...missed, ...forecastOf(cards, course) };
}

/** The fewest minutes a day, a multiple of five, in which every card is seen and seen again at the end; null: too many. */
export function enoughMinutes(cards: readonly PlanCard[], course: Course): number | null {
  const suffices = (minutes: number) => {
    const tried = { ...course, secondsPerDay: minutes * 60 };
    const { leftOut, notSeenAgain } = missedBy(
      runThrough(cards, tried, likelier).cards,
      finalPassFrom(tried, cards.length),
    );
    return leftOut.length === 0 && notSeenAgain.length === 0;
  };
  const choices = Array.from({ length: mostMinutes / 5 }, (_, index) => (index + 1) * 5);
  let [least, most] = [0, choices.length];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (suffices(choices[middle] ?? mostMinutes)) most = middle;
    else least = middle + 1;
  }
  return choices[least] ?? null;
}

/** By so much depth must be ahead. */
const margin = 0.01;

/** Whether few cards are worth more than all, by one course that is run both ways with the same chance. */
export function isDepthBetter(cards: readonly PlanCard[], course: Course): boolean {
  const shareOf = (isDeep: boolean) =>
    expectedShare(runThrough(cards, { ...course, isDeep }, byChance(0)).cards, course.examDay, course);
  return shareOf(true) > shareOf(false) + margin;
}
