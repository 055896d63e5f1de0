/**
 * Which items an attempt asks, in which order, with their choices in which order. Everything follows from the seed: each
 * thing gets the SHA-256 of seed and name, and is sorted by it, which is a uniform shuffle that any machine repeats.
 */
import { createHash } from 'node:crypto';
import type { AttemptChoice } from '@/domain/quiz/attempt-view';
import type { SelfItem } from '@/domain/quiz/frozen-item';
import type { Item } from '@/domain/quiz/item';

/** One item that could be drawn. */
export type PoolItem = {
  readonly question: string;
  readonly level: string | null;
  /** Topics that are no level. */
  readonly topics: readonly string[];
  readonly item: Item | SelfItem;
};

const keyOf = (seed: string, ...names: readonly string[]): string =>
  createHash('sha256')
    .update([seed, ...names].join('\n'))
    .digest('hex');

function shuffled<Value>(values: readonly Value[], seed: string, name: (value: Value) => string): Value[] {
  return values
    .map((value) => ({ value, key: keyOf(seed, name(value)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ value }) => value);
}

/** What the learner asked for: no levels means all of them, and so with topics. */
export function choosePool(pool: readonly PoolItem[], { levels, topics }: AttemptChoice): PoolItem[] {
  return pool.filter(
    (each) =>
      (levels.length === 0 || (each.level !== null && levels.includes(each.level))) &&
      (topics.length === 0 || each.topics.some((topic) => topics.includes(topic))),
  );
}

/** One item of every question first, those not seen before first; then the second of each, and so on. */
function byBreadth(pool: readonly PoolItem[], seed: string, seen: ReadonlySet<string>): PoolItem[] {
  const mixed = shuffled(pool, seed, ({ item }) => item.ref);
  const fresh = [...mixed.filter(({ item }) => !seen.has(item.ref)), ...mixed.filter(({ item }) => seen.has(item.ref))];
  const asked = new Map<string, number>();
  const rounds = fresh.map((each) => {
    const round = asked.get(each.question) ?? 0;
    asked.set(each.question, round + 1);
    return { each, round };
  });
  return rounds.sort((a, b) => a.round - b.round).map(({ each }) => each);
}

/** How many of each level, in the proportion of the pool: largest remainders (Hamilton). */
function shares(groups: ReadonlyMap<string | null, readonly PoolItem[]>, many: number, all: number) {
  const exact = [...groups].map(([level, members]) => ({ level, exact: (members.length * many) / all }));
  const given = new Map(exact.map(({ level, exact: share }) => [level, Math.floor(share)]));
  const left = many - [...given.values()].reduce((sum, count) => sum + count, 0);
  const byRemainder = [...exact].sort((a, b) => (b.exact % 1) - (a.exact % 1));
  for (const { level } of byRemainder.slice(0, left)) given.set(level, (given.get(level) ?? 0) + 1);
  return given;
}

/**
 * The items of an attempt. A level has the share of them that it has of the pool; within a level questions come before
 * second items of the same question, and items whose key the learner has not seen before those that they have. Levels
 * stay in the order in which the pool first names them, so that an attempt grows harder.
 */
export function drawItems(
  pool: readonly PoolItem[],
  {
    length,
    seed,
    seen,
  }: { readonly length: AttemptChoice['length']; readonly seed: string; readonly seen: ReadonlySet<string> },
): PoolItem[] {
  const many = length === 'all' ? pool.length : Math.min(length, pool.length);
  const groups = new Map<string | null, PoolItem[]>();
  for (const each of pool) groups.set(each.level, [...(groups.get(each.level) ?? []), each]);
  const share = shares(groups, many, pool.length);
  return [...groups].flatMap(([level, members]) => {
    const chosen = byBreadth(members, seed, seen).slice(0, share.get(level) ?? 0);
    return shuffled(chosen, seed, ({ item }) => `order ${item.ref}`);
  });
}

/** Ids of choices or steps in the order in which they are shown. Steps never start in the right order. */
export function shownOrder(item: Item | SelfItem, seed: string): string[] {
  if (item.type === 'order') {
    const key = item.order.map((step) => step.id);
    const mixed = shuffled(key, seed, (id) => `${item.ref} ${id}`);
    const isRight = mixed.every((id, index) => id === key[index]);
    return isRight ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
  }
  if (item.type !== 'single' && item.type !== 'multiple') return [];
  const ids = item.choices.map((choice) => choice.id);
  return item.shuffle ? shuffled(ids, seed, (id) => `${item.ref} ${id}`) : ids;
}
