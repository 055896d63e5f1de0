/**
 * Readiness: the share of a guide's questions that the learner would be expected to recall, one that was never learned
 * counting 0. It is reckoned for each day from the memories that held at its end, under the settings of today.
 */
import type { MemoryModel } from '@/domain/scheduling/memory-model';
import type { CardTrails } from './card-trails';

/** Days of the small drawing beside a guide's readiness: six weeks. */
export const readinessDays = 42;

/** The readiness at the end of each day from `first` to `last`. A guide without questions is at 0. */
export function readinessHistory(
  cards: readonly string[],
  trails: CardTrails,
  model: MemoryModel,
  days: { readonly first: number; readonly last: number },
): number[] {
  const sums = Array.from({ length: days.last - days.first + 1 }, () => 0);
  for (const card of cards) {
    const trail = trails.of(card);
    for (const [index, { from, state }] of trail.entries()) {
      const { memory, lastDay } = state;
      if (memory === null || lastDay === null) continue;
      const last = Math.min(days.last, (trail[index + 1]?.from ?? days.last + 1) - 1);
      for (let day = Math.max(from, days.first); day <= last; day += 1)
        sums[day - days.first] =
          (sums[day - days.first] ?? 0) + model.retrievability(memory, Math.max(0, day - lastDay));
    }
  }
  return sums.map((sum) => (cards.length === 0 ? 0 : sum / cards.length));
}
