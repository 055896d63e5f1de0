import type { Range } from '@/domain/content/diagnostic';
import type { Item } from '@/domain/quiz/item';

type Named = 'ref' | 'revision' | 'keyHash';
/** Of each member of the union, not of what they share. */
type Without<Each, Keys extends string> = Each extends Item ? Omit<Each, Keys> : never;

/** An item as its file says it: its address needs the guide and the question, which the file does not know. */
export type ItemContent = Without<Item, Named>;

export type ItemDraft = ItemContent & {
  /** Where a diagnostic about the item points: its prompt, else its first key. */
  readonly range: Range;
};

/** What an item's type adds to what all items have. */
export type OwnPart = Without<
  Item,
  Named | 'id' | 'prompt' | 'code' | 'language' | 'asksOutput' | 'explanation' | 'hints' | 'difficulty' | 'origin'
>;
