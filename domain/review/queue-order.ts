/**
 * The queue of a study day: what it asks and in which order, stated here alone, so that it is the same on every device. The
 * browser chooses cards out of the folded log (queue.ts), the server out of its rows (server/review/load-queue.ts).
 *
 * First the steps whose minutes are up, then reviews by the day on which they were due, within a day in an order that is
 * another one each day; then new cards, guide by guide in turns, the guides by name; last, steps that are up soon. Where
 * there is a plan, its cards stand in place of reviews and new cards, and what is due in other guides follows.
 */
import { guideOf } from '@/domain/review/card-names';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { chanceOf } from '@/domain/scheduling/chance';

export type QueuedCard = {
  readonly id: string;
  /** `learning`: in its steps. */
  readonly kind: 'learning' | 'review' | 'new';
  /** Brought forward: by the learner, or by a wrong answer in a quiz. */
  readonly isQueued: boolean;
  readonly isLeech: boolean;
  /** The answer is another one than when it was learned. */
  readonly isChanged: boolean;
};

export type DueState = Pick<CardState, 'state' | 'dueDay' | 'dueAt' | 'lastDay' | 'intervalDays' | 'isLeech'>;

type Entry = readonly [id: string, state: DueState];

/** A guide's cards in its order, by the names that the schedule has for them. */
export type DeckOrder = { readonly guide: string; readonly cards: readonly string[] };

export type DailyLimits = { readonly newPerDay: number; readonly reviewsPerDay: number };

export type DayCards = {
  /** By the ids that cards have now: due on the day by themselves or since they changed; no suspended or buried ones. */
  readonly due: Iterable<Entry>;
  /** Cards of each guide that is being learned which were never reviewed, and are not due either. */
  readonly fresh: readonly DeckOrder[];
  /** Cards that a plan wants today and that were not seen on the day, and all guides of that plan. */
  readonly plan: { readonly guides: ReadonlySet<string>; readonly cards: readonly Entry[] } | null;
  /** Cards whose answer is another one than when they were reviewed. */
  readonly changed: ReadonlySet<string>;
  /** How many cards were reviewed on the day already: as new ones, and as known. */
  readonly looked: { readonly fresh: number; readonly known: number };
  readonly limits: DailyLimits;
  readonly day: number;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type DayQueue = {
  /** What may be asked now, in order. */
  readonly cards: readonly QueuedCard[];
  /** Steps of today that are still too far away, the nearest first. */
  readonly later: readonly { readonly id: string; readonly dueAt: number }[];
  /** Due today, but over the limit of the day. */
  readonly held: number;
};

/** A step may be taken so much earlier when nothing else is left, as in Anki. */
export const learnAheadMs = 20 * 60_000;

/** Only being put among the due ones, or a wrong answer in a quiz, brings a day forward. */
export function isQueued({ dueDay, lastDay, intervalDays, state }: DueState): boolean {
  if (dueDay === null) return false;
  return state === 'new' || (state === 'review' && dueDay < (lastDay ?? dueDay) + intervalDays);
}

/** One of each pile, then the second of each, and so on. */
function inTurns(piles: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  return Array.from({ length: longest }, (_, at) => piles.flatMap((pile) => pile[at] ?? [])).flat();
}

/** Earliest day first; what is due today only because its answer changed is due today, whatever its own day. */
function dueOrder(entries: readonly Entry[], day: number): Entry[] {
  return entries
    .map((entry) => ({ entry, due: Math.min(entry[1].dueDay ?? day, day), chance: chanceOf(`${day} ${entry[0]}`) }))
    .sort((a, b) => a.due - b.due || a.chance - b.chance || (a.entry[0] < b.entry[0] ? -1 : 1))
    .map(({ entry }) => entry);
}

const isStep = ([, { dueAt }]: Entry) => dueAt !== null;

/** What is asked between the steps. A plan knows no limits of the day. */
function betweenSteps({ fresh, plan, looked, limits, day }: DayCards, reviews: readonly Entry[]) {
  if (plan !== null) {
    const others = reviews.filter(([id]) => !plan.guides.has(guideOf(id)));
    return { entries: [...plan.cards.filter((entry) => !isStep(entry)), ...dueOrder(others, day)], held: 0 };
  }
  const reviewsLeft = Math.max(0, limits.reviewsPerDay - looked.known);
  const newLeft = Math.max(0, limits.newPerDay - looked.fresh);
  const piles = [...fresh].sort((a, b) => (a.guide < b.guide ? -1 : 1)).map(({ cards }) => cards);
  const introduced = inTurns(piles)
    .slice(0, newLeft)
    .map((id): Entry => [id, newCard]);
  return {
    entries: [...dueOrder(reviews, day).slice(0, reviewsLeft), ...introduced],
    held: Math.max(0, reviews.length - reviewsLeft),
  };
}

/** The queue of the day out of the cards that belong into it. */
export function orderQueue(given: DayCards): DayQueue {
  const { changed, now } = given;
  const due = [...given.due];
  const steps = due
    .flatMap(([id, state]) => (state.dueAt === null ? [] : [{ id, state, dueAt: state.dueAt }]))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const between = betweenSteps(
    given,
    due.filter((entry) => !isStep(entry)),
  );
  const card = (id: string, state: DueState): QueuedCard => ({
    id,
    kind: state.state === 'new' ? 'new' : state.dueAt === null ? 'review' : 'learning',
    isQueued: isQueued(state),
    isLeech: state.isLeech,
    isChanged: state.state !== 'new' && changed.has(id),
  });
  const stepsUp = (from: number, to: number) =>
    steps.filter(({ dueAt }) => dueAt > from && dueAt <= to).map(({ id, state }) => card(id, state));
  return {
    cards: [
      ...stepsUp(Number.NEGATIVE_INFINITY, now),
      ...between.entries.map(([id, state]) => card(id, state)),
      ...stepsUp(now, now + learnAheadMs),
    ],
    later: steps.filter(({ dueAt }) => dueAt > now + learnAheadMs).map(({ id, dueAt }) => ({ id, dueAt })),
    held: between.held,
  };
}
