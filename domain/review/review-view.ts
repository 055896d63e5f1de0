/** What the page of a sitting shows, out of what is known at an instant. */
import { deckIdOf } from '@/domain/decks/deck-name';
import type { CardState } from '@/domain/scheduling/card-state';
import { elapsedDays, type Moment } from '@/domain/scheduling/next-state';
import { afterGap } from './after-gap';
import { guideOf } from './card-names';
import type { Card, Deck } from './deck';
import { countByDay } from './due-day';
import { nextIntervals, type Wait } from './next-interval';
import { type Ahead, guidesInLog, makeQueue, type Queue, type QueueRequest, tomorrowOf } from './queue';
import type { DailyLimits, DeckOrder, QueuedCard } from './queue-order';
import { keptOf, modelAt, readinessIn, recallOn } from './recall';
import type { Kept, Readiness } from './recall-words';
import type { Rating } from './review-event';
import { asideOf, type ReviewSitting } from './review-sitting';
import { answerHashOf, isOtherAnswer } from './shown-revision';
import type { Study } from './study';
import { stateOf } from './study';
import { moreNewCards, type Next, nextCards, raisedNewLimit, withAhead } from './study-ahead';

/** What a sitting is about, as it stands. */
export type Desk = {
  readonly study: Study;
  readonly decks: readonly Deck[];
  readonly planned: readonly string[];
  readonly limits: DailyLimits;
  readonly sitting: ReviewSitting;
  /** Guides in the log that could not be fetched. */
  readonly away: readonly string[];
};

export type ShownCard = QueuedCard & {
  /** Differs between two showings of one card. */
  readonly showing: string;
  readonly deck: Deck;
  readonly card: Card;
  readonly state: CardState;
  readonly kept: Kept | null;
  /** The hash of the answer that was learned, where the answer says something else since. */
  readonly changedSince: string | null;
  /** The chance of recall that the schedule is held to: null on the day of the last review. */
  readonly expected: number | null;
  readonly intervals: ReadonlyMap<Rating, Wait>;
  /** Gone on with before the day on which it is due. */
  readonly isAhead: boolean;
};

/** What there is to go on with when nothing is left to ask. */
export type More = { readonly next: Next | null; readonly fresh: number };

export type ReviewView = {
  /** Milliseconds since 1970, and the study day. */
  readonly at: number;
  readonly day: number;
  readonly current: ShownCard | null;
  readonly queue: Queue;
  readonly finished: number;
  readonly total: number;
  readonly sitting: ReviewSitting;
  /** Due cards of guides that could not be fetched. */
  readonly away: number;
  /** Cards that are not asked until that is taken back. */
  readonly suspended: readonly string[];
  /** There is nothing in the log to go on from. */
  readonly isEmpty: boolean;
  /** What is said to whoever comes back after many days. */
  readonly afterGap: string | null;
  /** Only when nothing is left to ask. */
  readonly tomorrow: Ahead | null;
  readonly more: More | null;
};

const nothing: ReadonlySet<string> = new Set();

export const cardId = (guide: string, question: string) => `${guide}/${question}`;

type Indexed = DeckOrder & { readonly byId: ReadonlyMap<string, Card> };

/** Made once for each deck: it is asked for after every rating. */
const indexes = new WeakMap<Deck, Indexed>();

function indexOf(deck: Deck): Indexed {
  const known = indexes.get(deck);
  if (known !== undefined) return known;
  const byId = new Map(deck.cards.map((card) => [cardId(deck.slug, card.id), card]));
  const made = { guide: deck.slug, cards: [...byId.keys()], byId };
  indexes.set(deck, made);
  return made;
}

export function findCard(decks: readonly Deck[], id: string): { deck: Deck; card: Card } | null {
  const deck = decks.find((each) => each.slug === guideOf(id));
  const card = deck === undefined ? undefined : indexOf(deck).byId.get(id);
  return deck === undefined || card === undefined ? null : { deck, card };
}

/** Cards whose answer is another one than when they were reviewed. */
function changedCards({ shown }: Study, decks: readonly Deck[]): Set<string> {
  const changed = new Set<string>();
  for (const [id, seen] of shown) {
    if (isOtherAnswer(seen, findCard(decks, id)?.card.revision ?? '')) changed.add(id);
  }
  return changed;
}

function cardsAway({ study, away }: Pick<Desk, 'study' | 'away'>) {
  return away.length === 0 ? [] : [...study.states].filter(([id]) => away.includes(guideOf(id)));
}

/**
 * How many cards are due, by the study day on which they are asked next, whatever the limits of a day. Of guides that could
 * not be fetched all cards in the log are taken to be there, with the answers that they had.
 */
export function countDue({ study, decks, away }: Pick<Desk, 'study' | 'decks' | 'away'>): Map<number, number> {
  const here = decks.flatMap((deck) =>
    indexOf(deck).cards.flatMap((id) => {
      const state = study.states.get(id);
      return state === undefined ? [] : [[id, state] as const];
    }),
  );
  return countByDay([...here, ...cardsAway({ study, away })], changedCards(study, decks), study.day);
}

function requestOf({ study, decks, planned, limits, sitting }: Desk, now: number): QueueRequest {
  // A deck that somebody brought along is being learned from then on.
  const learned = new Set([...guidesInLog(study.states), ...planned.map(guideOf)]);
  const asked = decks.filter(({ slug }) => learned.has(slug) || deckIdOf(slug) !== null);
  return {
    states: study.states,
    looks: study.looks,
    decks: asked.map(indexOf),
    changed: changedCards(study, asked),
    planned,
    limits: { ...limits, newPerDay: Math.max(limits.newPerDay, sitting.newLimit ?? 0) },
    day: study.day,
    now,
    aside: asideOf(sitting),
  };
}

function shown(desk: Desk, queued: QueuedCard, moment: Moment): ShownCard | null {
  const found = findCard(desk.decks, queued.id);
  if (found === null) return null;
  const { study, sitting } = desk;
  const state = stateOf(study, queued.id);
  const kept = keptOf(state, study.day, modelAt(study.versions, moment.at));
  return {
    ...queued,
    ...found,
    showing: `${sitting.steps.length} ${queued.id}`,
    state,
    kept,
    changedSince: queued.isChanged ? answerHashOf(study.shown.get(queued.id) ?? '') : null,
    expected: elapsedDays(state, study.day) >= 1 ? (kept?.recall ?? null) : null,
    intervals: nextIntervals(queued.id, state, moment, study.versions),
    isAhead: sitting.ahead.includes(queued.id) && (state.dueDay ?? study.day) > study.day,
  };
}

function nextOf({ study }: Desk, request: QueueRequest, queue: Queue): Next | null {
  const model = modelAt(study.versions, request.now);
  return nextCards(request, queue, (state) => recallOn(state, study.day, model));
}

/** The queue of the day, with what the learner went on with. */
function queueOf({ sitting }: Desk, request: QueueRequest): Queue {
  return withAhead(makeQueue(request), request, sitting.ahead);
}

/** The sitting, gone on with the cards that come next. */
export function goneAhead(desk: Desk, now: number): ReviewSitting {
  const request = requestOf(desk, now);
  const next = nextOf(desk, request, queueOf(desk, request));
  return { ...desk.sitting, ahead: [...desk.sitting.ahead, ...(next?.cards ?? [])] };
}

/** The sitting, with more new cards than the day has. */
export const withMoreNew = ({ sitting, study }: Desk): ReviewSitting => ({
  ...sitting,
  newLimit: raisedNewLimit(study),
});

/** A plan has an order of its own, and says itself what is left out. */
function gapOf({ study, planned, sitting }: Desk, { cards, held }: Queue): string | null {
  if (planned.length > 0 || sitting.ahead.length > 0) return null;
  let last: number | null = null;
  for (const { lastDay } of study.states.values()) if (lastDay !== null) last = Math.max(last ?? lastDay, lastDay);
  const due = cards.filter(({ kind }) => kind !== 'new').length + held;
  return last === null ? null : afterGap({ days: study.day - last, due });
}

/** The view. A card that was on screen stays there as long as it is among those that may be asked. */
export function reviewView(desk: Desk, moment: Moment, stay: string | null): ReviewView {
  const { study, decks, planned, limits, sitting } = desk;
  const request = requestOf(desk, moment.at);
  const queue = queueOf(desk, request);
  const wanted = queue.cards.find(({ id }) => id === stay) ?? queue.cards[0];
  const current = wanted === undefined ? null : shown(desk, wanted, moment);
  const left = new Set([...queue.cards, ...queue.later].map(({ id }) => id));
  const finished = new Set(sitting.steps.map(({ card }) => card).filter((card) => !left.has(card))).size;
  return {
    at: moment.at,
    day: study.day,
    current,
    queue,
    finished,
    total: finished + left.size,
    sitting,
    away: countByDay(cardsAway(desk), nothing, study.day).get(study.day) ?? 0,
    suspended: decks.flatMap((deck) => indexOf(deck).cards.filter((id) => study.states.get(id)?.isSuspended)),
    isEmpty: planned.length === 0 && guidesInLog(study.states).length === 0 && request.decks.length === 0,
    afterGap: gapOf(desk, queue),
    tomorrow: current === null ? tomorrowOf({ ...request, limits }, study.pace) : null,
    more: current === null ? { next: nextOf(desk, request, queue), fresh: moreNewCards(request) } : null,
  };
}

export type GuideReadiness = Readiness & { readonly title: string; readonly slug: string };

function readinessOfDeck({ states, day, versions }: Study, deck: Deck, now: number): GuideReadiness {
  const { slug, title } = deck;
  return { ...readinessIn(states, indexOf(deck).cards, day, modelAt(versions, now)), title, slug };
}

/** What pages show of the log without folding it: what is due on which day, and how ready the learner is for each guide. */
export type Tally = {
  readonly day: number;
  readonly dueDays: ReadonlyMap<number, number>;
  readonly guides: readonly GuideReadiness[];
};

export function tallyOf(desk: Pick<Desk, 'study' | 'decks' | 'away'>, now: number): Tally {
  const { study, decks } = desk;
  return {
    day: study.day,
    dueDays: countDue(desk),
    guides: decks.map((deck) => readinessOfDeck(study, deck, now)),
  };
}

/** The readiness of the guide of which most cards were seen in the sitting. */
export function readinessOfSitting({ study, decks, sitting }: Desk, now: number): GuideReadiness | null {
  const counts = new Map<string, number>();
  for (const { card } of sitting.steps) {
    const slug = guideOf(card);
    counts.set(slug, (counts.get(slug) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const deck = decks.find(({ slug }) => slug === most?.[0]);
  if (deck === undefined) return null;
  return readinessOfDeck(study, deck, now);
}
