/**
 * What a sitting asks: cards whose minutes are up, then those due on the day, then new ones.
 */
import { guideOf } from '@/domain/review/card-names';
import { dueOrder, inTurns, isQueued, learnAheadMs, type QueuedCard } from '@/domain/review/queue-order';
import type { AnswerPace } from '@/domain/scheduling/answer-pace';
import { type CardState, newCard } from '@/domain/scheduling/card-state';

export type DailyLimits = { readonly newPerDay: number; readonly reviewsPerDay: number };

/** A guide's cards in its order, by the names that the schedule has for them. */
export type DeckOrder = { readonly guide: string; readonly cards: readonly string[] };

export type QueueRequest = {
  readonly states: ReadonlyMap<string, CardState>;
  /** The cards that were reviewed today: as new ones, or as known. */
  readonly looks: ReadonlyMap<string, 'new' | 'known'>;
  /** Guides from which cards are asked. A card that is in none of them waits until it is. */
  readonly decks: readonly DeckOrder[];
  /** Cards whose answer is another one than when they were reviewed: they are due. */
  readonly changed?: ReadonlySet<string>;
  /**
   * Today's cards of a plan, in its order: they are asked in place of what is due in its guides, whatever the limits.
   * What is due in others follows.
   */
  readonly planned?: readonly string[];
  readonly limits: DailyLimits;
  readonly day: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Cards that were put aside for this sitting. */
  readonly aside?: ReadonlySet<string>;
};

export type Queue = {
  /** What may be asked now, in order. */
  readonly cards: readonly QueuedCard[];
  /** Steps of today that are still too far away, the nearest first. */
  readonly later: readonly { readonly id: string; readonly dueAt: number }[];
  /** Due today, but over the limit of the day. */
  readonly held: number;
  /** Put aside for this sitting; they would be asked today. */
  readonly aside: number;
};

type Entry = readonly [id: string, state: CardState];

/** A guide is being learned when a card of it has been reviewed, or put among the due ones. */
const isBegun = ({ reps, dueDay }: CardState) => reps > 0 || dueDay !== null;

/** The guides that this learner is learning, by name. */
export function guidesInLog(states: ReadonlyMap<string, CardState>): string[] {
  const guides = new Set<string>();
  for (const [id, state] of states) if (isBegun(state)) guides.add(guideOf(id));
  return [...guides].sort();
}

/** Neither suspended, nor buried on the day. */
export function isAsked(state: CardState | undefined, day: number): boolean {
  return state === undefined || (!state.isSuspended && state.buriedDay !== day);
}

/** The cards of the guides that have never been reviewed and are not due either, guide by guide in turns. */
function freshCards({ decks, states, day }: QueueRequest): string[] {
  const piles = decks.map(({ cards }) =>
    cards.filter((id) => {
      const state = states.get(id);
      return isAsked(state, day) && (state === undefined || !isBegun(state));
    }),
  );
  return inTurns(piles);
}

function isDue(state: CardState, day: number, isChanged: boolean): boolean {
  return (state.dueDay !== null && state.dueDay <= day) || (isChanged && state.state === 'review');
}

function dueEntries({ decks, states, day, changed }: QueueRequest): Entry[] {
  return decks.flatMap(({ cards }) =>
    cards.flatMap((id): Entry[] => {
      const state = states.get(id);
      if (state === undefined || !isAsked(state, day)) return [];
      return isDue(state, day, changed?.has(id) ?? false) ? [[id, state]] : [];
    }),
  );
}

/** What the plan wants and has not been seen today. */
function plannedCards({ planned = [], decks, states, looks, day }: QueueRequest): Entry[] {
  const there = new Set(decks.flatMap(({ cards }) => cards));
  return planned.flatMap((id): Entry[] => {
    const state = states.get(id);
    return there.has(id) && !looks.has(id) && isAsked(state, day) ? [[id, state ?? newCard]] : [];
  });
}

type Pile = { readonly entries: readonly Entry[]; readonly held: number };

/**
 * What is asked between the steps: the plan's cards and what is due in other guides, or what is due and then what is new,
 * within the limits of the day.
 */
function pileOf(request: QueueRequest, reviews: readonly Entry[]): Pile {
  const { looks, limits, day, planned = [] } = request;
  if (planned.length > 0) {
    const inPlan = new Set(planned.map(guideOf));
    const others = reviews.filter(([id]) => !inPlan.has(guideOf(id)));
    return { entries: [...plannedCards(request), ...dueOrder(others, day)], held: 0 };
  }
  const counted = [...looks.values()];
  const known = counted.filter((look) => look === 'known').length;
  const reviewsLeft = Math.max(0, limits.reviewsPerDay - known);
  const newLeft = Math.max(0, limits.newPerDay - (counted.length - known));
  const fresh = freshCards(request)
    .slice(0, newLeft)
    .map((id): Entry => [id, request.states.get(id) ?? newCard]);
  return {
    entries: [...dueOrder(reviews, day).slice(0, reviewsLeft), ...fresh],
    held: Math.max(0, reviews.length - reviewsLeft),
  };
}

const isStep = ([, { dueAt }]: Entry) => dueAt !== null;

/** What was put aside keeps its place within the limits: nothing comes in its stead. */
export function makeQueue(request: QueueRequest): Queue {
  const { now, aside, changed } = request;
  const due = dueEntries(request);
  const pile = pileOf(
    request,
    due.filter((entry) => !isStep(entry)),
  );
  const inSteps = due
    .flatMap((entry) => (entry[1].dueAt === null ? [] : [{ entry, id: entry[0], dueAt: entry[1].dueAt }]))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const between = pile.entries.filter((entry) => !isStep(entry));
  const isHere = ({ id }: { readonly id: string }) => !aside?.has(id);
  const card = ([id, state]: Entry, kind: QueuedCard['kind']): QueuedCard => ({
    id,
    kind,
    isQueued: isQueued(state),
    isLeech: state.isLeech,
    isChanged: changed?.has(id) ?? false,
  });
  const steps = (from: number, to: number) =>
    inSteps.filter(({ dueAt }) => dueAt > from && dueAt <= to).map(({ entry }) => card(entry, 'learning'));
  const cards = [
    ...steps(Number.NEGATIVE_INFINITY, now),
    ...between.map((entry) => card(entry, entry[1].state === 'new' ? 'new' : 'review')),
    ...steps(now, now + learnAheadMs),
  ];
  const later = inSteps.filter(({ dueAt }) => dueAt > now + learnAheadMs).map(({ id, dueAt }) => ({ id, dueAt }));
  const here = cards.filter(isHere);
  const laterHere = later.filter(isHere);
  return {
    cards: here,
    later: laterHere,
    held: pile.held,
    aside: cards.length - here.length + later.length - laterHere.length,
  };
}

/** Of ten due cards one is missed, as the desired retention says. */
const missedShare = 0.1;

/** Whole minutes for so many cards at this learner's own pace, at least one where there are any. */
export function minutesFor({ known, fresh }: { known: number; fresh: number }, pace: AnswerPace): number {
  const seconds = known * ((1 - missedShare) * pace.recall + missedShare * pace.lapse) + fresh * pace.new;
  return known + fresh === 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}

export type Ahead = { readonly cards: number; readonly minutes: number };

/** What tomorrow brings as things stand: what will be due, what is left over, and its new cards. */
export function tomorrowOf(request: QueueRequest, pace: AnswerPace): Ahead {
  const { day, limits } = request;
  const queue = makeQueue({
    ...request,
    planned: [],
    looks: new Map(),
    aside: new Set(),
    day: day + 1,
    // All steps of that day are counted, whatever the minute.
    now: Number.POSITIVE_INFINITY,
  });
  const fresh = Math.min(queue.cards.filter(({ kind }) => kind === 'new').length, limits.newPerDay);
  const known = queue.cards.length - fresh;
  return { cards: queue.cards.length, minutes: minutesFor({ known, fresh }, pace) };
}
