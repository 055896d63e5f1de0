import type { Deck } from '@/domain/review/deck';

type Option = { readonly value: string; readonly label: string; readonly count: number };

const levelNames: readonly (readonly [string, string])[] = [
  ['beginner', 'Beginner'],
  ['intermediate', 'Intermediate'],
  ['advanced', 'Advanced'],
];

function isLevelName(topic: string): boolean {
  return /^(?:beginner|intermediate|advanced)s?$/i.test(topic.trim());
}

/** The levels and topics that occur in a deck, with how many cards each has; topics in alphabetical order. */
export function choiceOptions(deck: Deck): { levels: Option[]; topics: Option[] } {
  const levels = levelNames
    .map(([value, label]) => ({ value, label, count: deck.cards.filter((card) => card.level === value).length }))
    .filter(({ count }) => count > 0);
  const counts = new Map<string, number>();
  for (const topic of deck.cards.flatMap((card) => card.topics)) {
    if (!isLevelName(topic)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const topics = [...counts]
    .map(([value, count]) => ({ value, label: value, count }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return { levels, topics };
}
