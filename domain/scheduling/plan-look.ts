/**
 * What looking at a card on a day is worth on the day of the exam.
 */
import type { Rating } from '@/domain/review/review-event';
import type { AnswerPace } from './answer-pace';
import type { Memory, MemoryModel } from './memory-model';

/** A card of a plan as it stands before a day. */
export type PlanCard = {
  readonly id: string;
  /** Null: not seen yet. */
  readonly memory: Memory | null;
  readonly lastDay: number | null;
  /** Put among the due ones, or missed in a quiz: asked before all others. */
  readonly isCalled: boolean;
  readonly buriedDay: number | null;
};

/** A card that was never seen. */
export const unseenCard = (id: string): PlanCard => ({
  id,
  memory: null,
  lastDay: null,
  isCalled: false,
  buriedDay: null,
});

export type Course = {
  /** The days on which there is time, before the exam. */
  readonly studyDays: readonly number[];
  /** Those of the plan that are over; none when left out. */
  readonly pastDays?: readonly number[];
  readonly examDay: number;
  readonly secondsPerDay: number;
  /** Of the first study day's seconds, those that were used already; none when left out. */
  readonly spentSeconds?: number;
  readonly model: MemoryModel;
  readonly pace: AnswerPace;
  /** Few cards well rather than all of them badly: what is due comes before what is new. */
  readonly isDeep?: boolean;
};

export type Look = {
  readonly card: PlanCard;
  readonly kind: 'new' | 'review';
  /** The chance of recall when it is asked; 0 for a new card. */
  readonly chance: number;
  /** Expected, like the gain: by how much the chance of recall at the exam is raised. */
  readonly seconds: number;
  readonly gain: number;
};

/** How a first answer turns out, as in the simulations of the reference; Again to Easy. */
const firstRatings: readonly (readonly [rating: Rating, share: number])[] = [
  [1, 0.25],
  [2, 0.1],
  [3, 0.55],
  [4, 0.1],
];

/** After a look that ended with a recall, as each does: a card that was missed is learned again on the same day. */
export function memoryAfter(card: PlanCard, rating: Rating, day: number, model: MemoryModel): Memory {
  const elapsed = card.lastDay === null ? 0 : Math.max(0, day - card.lastDay);
  const memory = model.next(card.memory, elapsed, rating);
  return rating === 1 ? model.next(memory, 0, 3) : memory;
}

/** The first rating that a number from 0 up to 1 stands for. */
export function firstRating(chance: number): Rating {
  let sum = 0;
  for (const [rating, share] of firstRatings) {
    sum += share;
    if (chance < sum) return rating;
  }
  return 4;
}

/** The chance of recall on a day, when the card is left alone until then. */
export function chanceOn({ memory, lastDay }: PlanCard, day: number, model: MemoryModel): number {
  return memory === null || lastDay === null ? 0 : model.retrievability(memory, Math.max(0, day - lastDay));
}

export function lookAt(card: PlanCard, day: number, { examDay, model, pace }: Course): Look {
  const left = examDay - day;
  const then = (rating: Rating) => model.retrievability(memoryAfter(card, rating, day, model), left);
  if (card.memory === null) {
    const gain = firstRatings.reduce((sum, [rating, share]) => sum + share * then(rating), 0);
    return { card, kind: 'new', chance: 0, seconds: pace.new, gain };
  }
  const chance = chanceOn(card, day, model);
  const expected = chance * then(3) + (1 - chance) * then(1);
  return {
    card,
    kind: 'review',
    chance,
    seconds: chance * pace.recall + (1 - chance) * pace.lapse,
    gain: expected - chanceOn(card, examDay, model),
  };
}
