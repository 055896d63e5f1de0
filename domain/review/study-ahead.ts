/**
 * Going on when nothing is left to ask: with the cards that come next, and with more new ones than the day has.
 *
 * A rating before the day is an ordinary review. The formulas take the chance of recall at its instant, so it adds less than
 * one on the day would, and nothing has to be made of it here.
 */
import { isAsked, makeQueue, type Queue, type QueueRequest } from '@/domain/review/queue';
import { isQueued, type QueuedCard } from '@/domain/review/queue-order';
import type { CardState } from '@/domain/scheduling/card-state';

const aheadAtOnce = 10;
const newAtOnce = 5;

type Entry = { readonly id: string; readonly state: CardState; readonly dueDay: number };

/** Cards that are learned and wait for their day; what was seen today, put aside or taken out does not come. */
function waiting({ decks, states, looks, day }: QueueRequest): Entry[] {
  return decks.flatMap(({ cards }) =>
    cards.flatMap((id): Entry[] => {
      const state = states.get(id);
      if (state === undefined || state.dueDay === null || state.dueAt !== null || looks.has(id)) return [];
      return isAsked(state, day) ? [{ id, state, dueDay: state.dueDay }] : [];
    }),
  );
}

export type Next = {
  readonly cards: readonly string[];
  /** The day of the first of them, or today where the limit of the day holds it back. */
  readonly dueDay: number;
};

/** The next cards: those that are due soonest, on one day the weakest first. Null where there are none. */
export function nextCards(
  request: QueueRequest,
  queue: Queue,
  recallOf: (state: CardState) => number | null,
): Next | null {
  const { day, aside } = request;
  const here = new Set(queue.cards.map(({ id }) => id));
  const next = waiting(request)
    .filter(({ id }) => !here.has(id) && !aside?.has(id))
    .map(({ id, state, dueDay }) => ({ id, dueDay: Math.max(dueDay, day), recall: recallOf(state) ?? 0 }))
    .sort((a, b) => a.dueDay - b.dueDay || a.recall - b.recall || (a.id < b.id ? -1 : 1))
    .slice(0, aheadAtOnce);
  const [first] = next;
  return first === undefined ? null : { cards: next.map(({ id }) => id), dueDay: first.dueDay };
}

/** The queue with the cards that were gone on with: after what is due, before steps whose minutes are not up. */
export function withAhead(queue: Queue, request: QueueRequest, ahead: readonly string[]): Queue {
  if (ahead.length === 0) return queue;
  const { states, now, day, aside } = request;
  const there = new Set(queue.cards.map(({ id }) => id));
  const entries = new Map(waiting(request).map((entry) => [entry.id, entry]));
  const wanted = ahead.flatMap((id) => entries.get(id) ?? []).filter(({ id }) => !there.has(id));
  const asked = wanted.filter(({ id }) => !aside?.has(id));
  const added = asked.map(({ id, state }): QueuedCard => {
    const kind = state.state === 'new' ? 'new' : 'review';
    return { id, kind, isQueued: isQueued(state), isLeech: state.isLeech, isChanged: false };
  });
  const isSoon = ({ id }: QueuedCard) => (states.get(id)?.dueAt ?? now) > now;
  return {
    ...queue,
    cards: [...queue.cards.filter((card) => !isSoon(card)), ...added, ...queue.cards.filter(isSoon)],
    held: Math.max(0, queue.held - wanted.filter(({ dueDay }) => dueDay <= day).length),
    aside: queue.aside + wanted.length - asked.length,
  };
}

/** A limit of new cards under which the day has some more of them. */
export function raisedNewLimit({ looks }: Pick<QueueRequest, 'looks'>): number {
  return [...looks.values()].filter((look) => look === 'new').length + newAtOnce;
}

/** How many new cards there are under that limit, when nothing else is left. */
export function moreNewCards(request: QueueRequest): number {
  const limits = { ...request.limits, newPerDay: raisedNewLimit(request) };
  return makeQueue({ ...request, limits }).cards.filter(({ kind }) => kind === 'new').length;
}
