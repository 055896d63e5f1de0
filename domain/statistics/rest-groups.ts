/** Learners in thirds or fifths by what they did on the other items. */
import { countAll, type Observation } from '@/domain/statistics/observation';

type Ranked = Observation & { readonly rest: number };

/**
 * Groups of about equal size, weakest first. Learners with one rest score stay together, in the group that the middle of
 * their ranks falls into, so that nothing hangs on the order in which rows come.
 */
export function restGroups(observations: readonly Observation[], groups: number): Observation[][] {
  const ranked = observations.filter((each): each is Ranked => each.rest !== null);
  const n = countAll(ranked);
  const byRest = new Map<number, Observation[]>();
  for (const each of ranked) byRest.set(each.rest, [...(byRest.get(each.rest) ?? []), each]);
  const parts = Array.from({ length: groups }, (): Observation[] => []);
  let before = 0;
  for (const [, equal] of [...byRest].sort(([a], [b]) => a - b)) {
    const size = countAll(equal);
    parts[Math.min(groups - 1, Math.floor(((before + size / 2) / n) * groups))]?.push(...equal);
    before += size;
  }
  return parts;
}
