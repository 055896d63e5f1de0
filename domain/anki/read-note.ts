import type { Loss } from './note';

/** A note as it was found in a package or a text, before anything is made of it. HTML is not safe yet. */
export type FoundNote = {
  /** Null where the file has none. */
  readonly guid: string | null;
  /** Name and HTML, in the order of the note type. */
  readonly fields: readonly { readonly name: string; readonly html: string }[];
  readonly tags: readonly string[];
  readonly kind: 'plain' | 'cloze';
  /** How many cards the note has; 0 where the file does not say. */
  readonly cards: number;
  /** Where it stands, for people: a line, or the number of the note. */
  readonly place: string;
};

export type FoundNotes = {
  /** The first deck's name, or null. */
  readonly deck: string | null;
  readonly notes: readonly FoundNote[];
  readonly skipped: readonly Loss[];
};
