import type { Item } from '@/domain/quiz/item';

type Named = 'ref' | 'revision' | 'keyHash';
/** Of each member of the union, not of what they share. */
type Without<Each, Keys extends string> = Each extends Item ? Omit<Each, Keys> : never;

/** An item as its file says it: its address needs the guide and the question, which the file does not know. */
export type ItemDraft = Without<Item, Named> & {
  /** Offsets of the item in its file. */
  readonly place: { readonly start: number; readonly end: number };
};
