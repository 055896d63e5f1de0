/**
 * The queue of a study day out of the cards that are due: the same order on every device.
 *
 * First the steps whose minutes are up, then reviews by the day on which they were due, within a day in an order that is
 * another one each day; then new cards, guide by guide in turns; last, steps that are up soon.
 */
import { dueOrder, inTurns, isQueued, learnAheadMs, type QueuedCard } from '@/domain/review/queue-order';
import type { CardState } from '@/domain/scheduling/card-state';

export type DueState = Pick<CardState, 'state' | 'dueAt' | 'lastDay' | 'intervalDays' | 'isLeech'> & {
  readonly dueDay: number;
};

export type DueQueue = {
  readonly counts: {
    /** Steps that are up now, or soon enough to be asked when nothing else is left. */
    readonly learning: number;
    readonly reviews: number;
    readonly new: number;
    /** Steps of today that are not up yet. */
    readonly later: number;
    /** Due, but over the limit of the day. */
    readonly held: number;
  };
  readonly cards: readonly QueuedCard[];
};

type Asked = {
  /** By the ids that cards have now; suspended and buried ones are left out already. */
  readonly due: ReadonlyMap<string, DueState>;
  readonly changed: ReadonlySet<string>;
  /** New cards of each begun guide, in its order. */
  readonly fresh: readonly (readonly string[])[];
  readonly reviewsLeft: number;
  readonly newLeft: number;
  readonly day: number;
  readonly now: number;
  readonly limit: number;
};

export function dueQueue({ due, changed, fresh, reviewsLeft, newLeft, day, now, limit }: Asked): DueQueue {
  const steps = [...due].flatMap(([id, state]) => (state.dueAt === null ? [] : [{ id, state, dueAt: state.dueAt }]));
  steps.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const ready = steps.filter(({ dueAt }) => dueAt <= now);
  const soon = steps.filter(({ dueAt }) => dueAt > now && dueAt <= now + learnAheadMs);
  const reviews = dueOrder(
    [...due].filter(([, { dueAt }]) => dueAt === null),
    day,
  );
  const asked = reviews.slice(0, reviewsLeft);
  const introduced = inTurns(fresh).slice(0, newLeft);
  const card = (id: string, state: DueState, kind: QueuedCard['kind']): QueuedCard => {
    return { id, kind, isQueued: isQueued(state), isLeech: state.isLeech, isChanged: changed.has(id) };
  };
  const cards = [
    ...ready.map(({ id, state }) => card(id, state, 'learning')),
    ...asked.map(([id, state]) => card(id, state, state.state === 'new' ? 'new' : 'review')),
    ...introduced.map((id): QueuedCard => ({ id, kind: 'new', isQueued: false, isLeech: false, isChanged: false })),
    ...soon.map(({ id, state }) => card(id, state, 'learning')),
  ];
  return {
    counts: {
      learning: ready.length + soon.length,
      reviews: asked.length,
      new: introduced.length,
      later: steps.length - ready.length - soon.length,
      held: reviews.length - asked.length,
    },
    cards: cards.slice(0, limit),
  };
}
