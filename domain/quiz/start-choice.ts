/** What may be chosen before an attempt, and how much it then asks. */
import type { AttemptChoice, AttemptKind } from '@/domain/quiz/attempt-view';

/** One item of a guide, as far as choosing goes. */
export type PoolEntry = { readonly level: string | null; readonly topics: readonly string[] };

type Chosen = { readonly levels: readonly string[]; readonly topics: readonly string[] };

const lengths = [10, 20, 30] as const;
const usualLength = 20;
/** What an item takes, roughly: read, think, answer. A question that is answered aloud takes longer. */
const secondsAnItem = { graded: 40, self_rated: 75 } as const;

/** How many items are within the chosen levels and topics; none chosen means all of them. */
export function countWithin(pool: readonly PoolEntry[], { levels, topics }: Chosen): number {
  return pool.filter(
    (entry) =>
      (levels.length === 0 || (entry.level !== null && levels.includes(entry.level))) &&
      (topics.length === 0 || entry.topics.some((topic) => topics.includes(topic))),
  ).length;
}

/** The lengths that are shorter than all of them, then all. */
export function lengthsFor(count: number): AttemptChoice['length'][] {
  return [...lengths.filter((length) => length < count), 'all'];
}

/** A chosen length as it is when there are only `count`. */
export function lengthWithin(length: AttemptChoice['length'], count: number): AttemptChoice['length'] {
  return length === 'all' || length >= count ? 'all' : length;
}

export function firstLength(count: number): AttemptChoice['length'] {
  return lengthWithin(usualLength, count);
}

/** About how long that takes, in whole minutes. */
export function minutesFor(items: number, kind: AttemptKind): number {
  return Math.max(1, Math.round((items * secondsAnItem[kind]) / 60));
}

export type Named = { readonly name: string; readonly count: number };

function counted(names: readonly string[]): Named[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** Levels in the order of the guide. */
export function levelsOf(pool: readonly PoolEntry[]): Named[] {
  return counted(pool.flatMap(({ level }) => (level === null ? [] : [level])));
}

/** Topics by name. */
export function topicsOf(pool: readonly PoolEntry[]): Named[] {
  return counted(pool.flatMap(({ topics }) => topics)).sort((a, b) => a.name.localeCompare(b.name));
}
