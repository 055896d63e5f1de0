/** On which day a card is asked next: what the queue, the dashboard and the head of every page count by. */
import type { CardState } from '@/domain/scheduling/card-state';

/**
 * The day on which a card is asked next, `today` when it is overdue, or when its answer is another one than when it was
 * learned; null while it is not asked at all. New cards have none, unless they were put among the due ones.
 */
export function nextDueDay(
  { state, dueDay, isSuspended, buriedDay }: Pick<CardState, 'state' | 'dueDay' | 'isSuspended' | 'buriedDay'>,
  today: number,
  isChanged: boolean,
): number | null {
  const due = isChanged && state === 'review' ? today : dueDay;
  if (isSuspended || due === null) return null;
  const day = Math.max(due, today);
  return buriedDay === day ? day + 1 : day;
}

/** How many cards are asked on each day if nothing is answered before, by that day. */
export function countByDay(
  cards: Iterable<readonly [id: string, state: CardState]>,
  changed: ReadonlySet<string>,
  today: number,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [id, state] of cards) {
    const day = nextDueDay(state, today, changed.has(id));
    if (day !== null) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}
