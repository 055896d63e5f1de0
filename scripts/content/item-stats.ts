/** What the items of a guide come to, as `content stats` counts them. */
import type { Guide } from '@/domain/content/guide';
import { keyPositions, longestKeys } from '@/domain/content/items/guide-item-rules';
import { itemTypes } from '@/domain/content/items/item-schema';
import type { Item } from '@/domain/quiz/item';

export type ItemStats = {
  readonly items: number;
  /** Names of questions that have none: what a quiz cannot ask. */
  readonly questionsWithoutItems: readonly string[];
  /** How many have one only: a second attempt asks the same. */
  readonly questionsWithOneItem: number;
  readonly byType: Readonly<Record<string, number>>;
  /** From 1 to 5, and `none`. */
  readonly byDifficulty: Readonly<Record<string, number>>;
  readonly byTopic: readonly { readonly topic: string; readonly questions: number; readonly items: number }[];
  readonly unexplained: number;
  /** Singles whose key is the one longest choice; `expected` by chance, `chance` of so many or more. */
  readonly longestKey: {
    readonly count: number;
    readonly of: number;
    readonly expected: number;
    readonly chance: number;
  };
  /** Of singles, as they are written: from the first position to the last, and what chance would make it. */
  readonly keyPositions: { readonly counts: readonly number[]; readonly expected: readonly number[] };
};

function counted(names: readonly string[], found: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, found.filter((each) => each === name).length]));
}

function topicsOf({ questions }: Guide): ItemStats['byTopic'] {
  const topics = [...new Set(questions.flatMap((question) => question.topics))];
  return topics.map((topic) => {
    const own = questions.filter((question) => question.topics.includes(topic));
    return { topic, questions: own.length, items: own.reduce((sum, question) => sum + question.items.length, 0) };
  });
}

export function itemStats(guide: Guide): ItemStats {
  const items: readonly Item[] = guide.questions.flatMap((question) => question.items);
  const { counts, expected } = keyPositions(items);
  return {
    items: items.length,
    questionsWithoutItems: guide.questions.filter((question) => question.items.length === 0).map(({ id }) => id),
    questionsWithOneItem: guide.questions.filter((question) => question.items.length === 1).length,
    byType: counted(
      itemTypes,
      items.map((item) => item.type),
    ),
    byDifficulty: counted(
      ['1', '2', '3', '4', '5', 'none'],
      items.map(({ difficulty }) => String(difficulty ?? 'none')),
    ),
    byTopic: topicsOf(guide),
    unexplained: items.filter((item) => item.explanation === null).length,
    longestKey: longestKeys(items),
    keyPositions: { counts, expected },
  };
}
