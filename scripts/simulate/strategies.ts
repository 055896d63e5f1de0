/** Which card is asked next. All of them believe the default parameters of FSRS-6, and see ratings and times only. */
import type { Rating } from '@/domain/review/review-event';
import { type AnswerPace, defaultPace } from '@/domain/scheduling/answer-pace';
import type { Recall } from '@/domain/scheduling/memory-fit';
import { type MemoryModel, memoryModel } from '@/domain/scheduling/memory-model';
import { finalPassFrom, queueOfDay } from '@/domain/scheduling/plan-day';
import { type Course, lookAt, memoryAfter, type PlanCard, unseenCard } from '@/domain/scheduling/plan-look';
import { tunedCourse } from '@/domain/scheduling/tuned-course';

/** What a strategy knows of one course of study. */
export type Study = {
  readonly cards: Map<string, PlanCard>;
  readonly course: Course;
  readonly seconds: { readonly new: number[]; readonly recall: number[]; readonly lapse: number[] };
  /** By Anki's rules, the day on which a card is due. */
  readonly due: Map<string, number>;
  readonly introduced: Map<string, number>;
  readonly recalls: Recall[];
  /** The days on which a card was seen. */
  readonly seen: Map<string, readonly number[]>;
};

/** The cards to ask on a day, of which some seconds are used; asked again when they were asked, until there are none. */
export type Strategy = (study: Study, day: number, used: number) => readonly string[];

const model: MemoryModel = memoryModel();

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
};

/** Kept until there are more answers: a median of thousands is slow to ask for before each card. */
const paces = new WeakMap<Study, { readonly count: number; readonly pace: AnswerPace }>();

function paceOf(study: Study): AnswerPace {
  const { seconds } = study;
  const count = seconds.new.length + seconds.recall.length + seconds.lapse.length;
  const known = paces.get(study);
  if (known !== undefined && count - known.count < 20) return known.pace;
  const pace = {
    new: median(seconds.new) ?? defaultPace.new,
    recall: median(seconds.recall) ?? defaultPace.recall,
    lapse: median(seconds.lapse) ?? defaultPace.lapse,
  };
  paces.set(study, { count, pace });
  return pace;
}

export function beginStudy(count: number, days: number, minutes: number): Study {
  const cards = Array.from({ length: count }, (_, index) => unseenCard(`c${index}`));
  const studyDays = Array.from({ length: days }, (_, day) => day);
  return {
    cards: new Map(cards.map((card) => [card.id, card])),
    course: { studyDays, examDay: days, secondsPerDay: minutes * 60, model, pace: defaultPace },
    seconds: { new: [], recall: [], lapse: [] },
    due: new Map(),
    introduced: new Map(),
    recalls: [],
    seen: new Map(),
  };
}

/** What a card takes as a rule: a new one, or one that is recalled. */
export function usualSeconds(study: Study, id: string): number {
  const pace = paceOf(study);
  return study.cards.get(id)?.memory === null ? pace.new : pace.recall;
}

function looksBefore({ seen }: Study, id: string): Pick<Recall, 'looks' | 'gapBefore'> {
  const days = seen.get(id) ?? [];
  const [last, before] = [days.at(-1) ?? 0, days.at(-2)];
  return { looks: days.length, gapBefore: before === undefined ? 0 : last - before };
}

/** What every strategy learns from an answer. */
export function noteAnswer(study: Study, id: string, day: number, rating: Rating, seconds: number): void {
  const card = study.cards.get(id);
  if (card === undefined) return;
  study.seconds[card.memory === null ? 'new' : rating === 1 ? 'lapse' : 'recall'].push(seconds);
  if (card.memory === null) study.introduced.set(id, day);
  if (card.memory !== null && card.lastDay !== null && day > card.lastDay)
    study.recalls.push({
      stability: card.memory.stability,
      elapsedDays: day - card.lastDay,
      isRecalled: rating > 1,
      ...looksBefore(study, id),
    });
  study.seen.set(id, [...(study.seen.get(id) ?? []), day]);
  const memory = memoryAfter(card, rating, day, model);
  study.cards.set(id, { ...card, memory, lastDay: day });
  study.due.set(id, day + Math.max(1, model.intervalDays(memory)));
}

/** The course as it is left on a day: seconds that were used are gone. */
const leftOf = (study: Study, day: number, used: number): Course => ({
  ...study.course,
  pace: paceOf(study),
  studyDays: study.course.studyDays.filter((each) => each >= day),
  pastDays: study.course.studyDays.filter((each) => each < day),
  spentSeconds: used,
});

/** What a plan makes of the log in the morning, as the page does. */
type Morning = Pick<Course, 'model' | 'isDeep'> & { readonly day: number };
const mornings = new WeakMap<Study, Morning>();

function morningOf(study: Study, day: number): Morning {
  const known = mornings.get(study);
  if (known?.day === day) return known;
  const { isDeep, model: fitted } = tunedCourse([...study.cards.values()], leftOf(study, day, 0), study.recalls);
  const made = { day, model: fitted, isDeep: isDeep === true };
  mornings.set(study, made);
  return made;
}

const cairn: Strategy = (study, day, used) => {
  const { day: _, ...tuned } = morningOf(study, day);
  const course = { ...leftOf(study, day, used), ...tuned };
  const finalFrom = finalPassFrom(course, study.cards.size);
  return queueOfDay([...study.cards.values()], day, course, finalFrom).map(({ card }) => card.id);
};

/** Whoever was not seen for longest, unseen ones first. */
const turns: Strategy = ({ cards }, day) =>
  [...cards.values()]
    .filter(({ lastDay }) => lastDay !== day)
    .sort((a, b) => (a.lastDay ?? -1) - (b.lastDay ?? -1))
    .map(({ id }) => id);

const newPerDay = 20;
const reviewsPerDay = 200;

/** Anki with FSRS as it comes: 90 %, 20 new cards and 200 reviews a day, what is due first. */
const anki: Strategy = ({ cards, due, introduced }, day) => {
  const all = [...cards.values()];
  const newToday = all.filter(({ id }) => introduced.get(id) === day).length;
  const reviews = all
    .filter(({ id, lastDay }) => lastDay !== null && lastDay < day && (due.get(id) ?? 0) <= day)
    .sort((a, b) => (due.get(a.id) ?? 0) - (due.get(b.id) ?? 0));
  const fresh = all.filter(({ memory }) => memory === null).slice(0, Math.max(0, newPerDay - newToday));
  return [...reviews.slice(0, reviewsPerDay), ...fresh].map(({ id }) => id);
};

/** The best gain per second, and nothing else. */
const greedy: Strategy = (study, day, used) => {
  const course = leftOf(study, day, used);
  return [...study.cards.values()]
    .filter(({ lastDay }) => lastDay !== day)
    .map((card) => lookAt(card, day, course))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain / b.seconds - a.gain / a.seconds)
    .map(({ card }) => card.id);
};

export const strategies = { Cairn: cairn, 'round-robin': turns, 'Anki FSRS': anki, greedy } satisfies Readonly<
  Record<string, Strategy>
>;
export type StrategyName = keyof typeof strategies;
export const strategyNames = Object.keys(strategies) as readonly StrategyName[];
