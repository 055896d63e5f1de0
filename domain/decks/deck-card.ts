/** A card of a private deck as it is kept. */
import { createHash } from 'node:crypto';
import { cleanText } from './clean-text';

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

export function deckCard(words: CardWords): DeckCard {
  const [front, back] = [cleanText(words.front), cleanText(words.back)];
  const guid = words.guid === null ? null : cleanText(words.guid);
  const tags = words.tags.map((tag) => cleanText(tag.slice(0, 200)));
  return { ...words, guid, front, back, tags, revision: hash(`${front}\0${back}`), answerHash: hash(back) };
}
