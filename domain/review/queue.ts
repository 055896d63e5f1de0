/**
 * What a sitting asks: cards whose minutes are up, then those due on the day, then new ones.
 */
import { guideOf } from '@/domain/review/card-names';
import { nextDueDay } from '@/domain/review/due-day';
import {
  type DailyLimits,
  type DayCards,
  type DayQueue,
  type DeckOrder,
  orderQueue,
} from '@/domain/review/queue-order';
import type { AnswerPace } from '@/domain/scheduling/answer-pace';
import { type CardState, newCard } from '@/domain/scheduling/card-state';

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

export type Queue = DayQueue & {
  /** Put aside for this sitting; they would be asked today. */
  readonly aside: number;
};

type Entry = readonly [id: string, state: CardState];

const nothing: ReadonlySet<string> = new Set();

/** A guide is being learned when a card of it has been reviewed, or put among the due ones. */
export const isBegun = ({ reps, dueDay }: Pick<CardState, 'reps' | 'dueDay'>): boolean => reps > 0 || dueDay !== null;

/** Whether a card may be asked on a day, if it is due or new. */
export const isAsked = ({ isSuspended, buriedDay }: CardState, day: number): boolean =>
  !isSuspended && buriedDay !== day;

/** The guides that this learner is learning, by name. */
export function guidesInLog(states: ReadonlyMap<string, CardState>): string[] {
  const guides = new Set<string>();
  for (const [id, state] of states) if (isBegun(state)) guides.add(guideOf(id));
  return [...guides].sort();
}

/** The cards of each guide that have never been reviewed and are not due either. */
function freshCards({ decks, states, day }: QueueRequest): DeckOrder[] {
  const isFresh = (state: CardState = newCard) => isAsked(state, day) && !isBegun(state);
  return decks.map(({ guide, cards }) => ({ guide, cards: cards.filter((id) => isFresh(states.get(id))) }));
}

function dueCards({ decks, states, day, changed = nothing }: QueueRequest): Entry[] {
  return decks.flatMap(({ cards }) =>
    cards.flatMap((id): Entry[] => {
      const state = states.get(id);
      return state !== undefined && nextDueDay(state, day, changed.has(id)) === day ? [[id, state]] : [];
    }),
  );
}

/** What the plan wants and has not been seen today. */
function planOf({ planned = [], decks, states, looks, day }: QueueRequest): DayCards['plan'] {
  if (planned.length === 0) return null;
  const there = new Set(decks.flatMap(({ cards }) => cards));
  const cards = planned.flatMap((id): Entry[] => {
    const state = states.get(id) ?? newCard;
    return there.has(id) && !looks.has(id) && isAsked(state, day) ? [[id, state]] : [];
  });
  return { guides: new Set(planned.map(guideOf)), cards };
}

/** What was put aside keeps its place within the limits: nothing comes in its stead. */
export function makeQueue(request: QueueRequest): Queue {
  const { looks, changed = nothing, limits, day, now, aside } = request;
  const fresh = [...looks.values()].filter((look) => look === 'new').length;
  const { cards, later, held } = orderQueue({
    due: dueCards(request),
    fresh: freshCards(request),
    plan: planOf(request),
    changed,
    looked: { fresh, known: looks.size - fresh },
    limits,
    day,
    now,
  });
  const isHere = ({ id }: { readonly id: string }) => !aside?.has(id);
  const here = cards.filter(isHere);
  const laterHere = later.filter(isHere);
  return {
    cards: here,
    later: laterHere,
    held,
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
