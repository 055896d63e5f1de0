import type { Item } from '@/domain/quiz/item';

type Own<Each> = Each extends Item
  ? Omit<
      Each,
      | 'id'
      | 'ref'
      | 'prompt'
      | 'code'
      | 'language'
      | 'asksOutput'
      | 'explanation'
      | 'hints'
      | 'difficulty'
      | 'revision'
      | 'keyHash'
      | 'origin'
    >
  : never;

/** An item with what all items have, for tests that care for its key. */
export function itemOf(own: Own<Item>, shared: Partial<Item> = {}): Item {
  return {
    id: 'one',
    ref: '0123456789ab',
    prompt: 'What is it?',
    code: null,
    language: null,
    asksOutput: false,
    explanation: 'It is that.',
    hints: [],
    difficulty: null,
    revision: '0123456789ab',
    keyHash: '0123456789ab',
    origin: { file: 'guides/a/content/a.md', line: 3 },
    ...shared,
    ...own,
  } as Item;
}
