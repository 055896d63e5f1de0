import type { Marks } from '@/domain/review/marks';

/** A guide's cards as its cards page carries them, and as `/guides/<slug>/deck.json`. */
export type Deck = {
  readonly slug: string;
  readonly title: string;
  readonly edition: string;
  readonly cards: readonly Card[];
};

export type Card = {
  readonly id: string;
  readonly aliases: readonly string[];
  /** Position in the guide, from 1. */
  readonly number: number;
  readonly level: string | null;
  readonly topics: readonly string[];
  /** What reviews keep (domain/review/shown-revision.ts). */
  readonly revision: string;
  /** Where the answer can be edited. */
  readonly editHref: string;
  readonly questionHtml: string;
  readonly answerHtml: string;
};

/** Which cards, in which order. Empty lists mean all. */
export type Choice = {
  readonly levels: readonly string[];
  readonly topics: readonly string[];
  readonly onlyShaky: boolean;
  readonly isShuffled: boolean;
};

export const everything: Choice = { levels: [], topics: [], onlyShaky: false, isShuffled: false };

/** Numbers from 0 up to 1 out of a seed, the same on every machine (mulberry32, public domain, by Tommy Ettinger). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A new order, each one equally likely (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  const random = randomFrom(seed);
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** The ids of the cards that fit the choice, in the guide's order or shuffled by the seed. */
export function chooseCards(cards: readonly Card[], choice: Choice, marks: Marks, seed: number): string[] {
  const fits = ({ id, level, topics }: Card) =>
    (choice.levels.length === 0 || (level !== null && choice.levels.includes(level))) &&
    (choice.topics.length === 0 || topics.some((topic) => choice.topics.includes(topic))) &&
    (!choice.onlyShaky || (marks.get(id)?.rating ?? 4) <= 2);
  const ids = cards.filter(fits).map((card) => card.id);
  return choice.isShuffled ? shuffled(ids, seed) : ids;
}
