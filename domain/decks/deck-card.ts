/** A card of a private deck as it is kept. */
import { createHash } from 'node:crypto';

export type CardWords = {
  readonly card: string;
  /** Anki's name of the note; null where the file had none. */
  readonly guid: string | null;
  /** Its place in the deck, from 0. */
  readonly position: number;
  /** A line of Markdown, and Markdown of any length. */
  readonly front: string;
  readonly back: string;
  readonly tags: readonly string[];
  readonly hasMath: boolean;
};

export type DeckCard = CardWords & { readonly revision: string; readonly answerHash: string };

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Postgres holds no NUL, and UTF-8 no half of a surrogate pair. */
export const cleanText = (text: string) => text.replace(/[\0\p{Surrogate}]/gu, '');

export function deckCard(words: CardWords): DeckCard {
  const [front, back] = [cleanText(words.front), cleanText(words.back)];
  const tags = words.tags.map((tag) => cleanText(tag).slice(0, 200));
  return { ...words, front, back, tags, revision: hash(`${front}\0${back}`), answerHash: hash(back) };
}
