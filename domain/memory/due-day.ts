import type { CardState } from '@/domain/scheduling/card-state';

/** Days that `reviews ahead` shows, today first. */
export const daysAhead = 30;

/** The day on which a card is asked next, `today` when it is overdue; null while it is not asked at all. */
export function nextDueDay(state: CardState, today: number): number | null {
  if (state.isSuspended || state.dueDay === null) return null;
  const day = Math.max(state.dueDay, today);
  return state.buriedDay === day ? day + 1 : day;
}

/** How many cards are asked on each of the next days if nothing is answered before; what is overdue is asked today. */
export function countAhead(states: Iterable<CardState>, today: number): number[] {
  const counts = Array.from({ length: daysAhead }, () => 0);
  for (const state of states) {
    const day = nextDueDay(state, today);
    if (day !== null && day < today + daysAhead) counts[day - today] = (counts[day - today] ?? 0) + 1;
  }
  return counts;
}
