/**
 * A private deck among guides: in the log, the queue and the browser a card of it is named by "guide" and question like
 * any other. A guide's slug never begins with a tilde, so neither can be taken for the other.
 */
import { cleanText } from './clean-text';

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isDeckId = (text: string): boolean => idShape.test(text);

export const deckGuide = (id: string): string => `~${id}`;

/** The deck's id; null for the name of a guide. */
export function deckIdOf(guide: string): string | null {
  const id = guide.slice(1);
  return guide.startsWith('~') && isDeckId(id) ? id : null;
}

/** Where the cards of a guide or a deck are. */
export function deckHref(guide: string): string {
  const id = deckIdOf(guide);
  return id === null ? `/guides/${guide}` : `/decks/${id}`;
}

/** Where a card can be read with its neighbours. */
export function cardHref(guide: string, card: string): string {
  return deckIdOf(guide) === null
    ? `/guides/${guide}#question-${card}`
    : `${deckHref(guide)}?card=${card}#card-${card}`;
}

export const longestName = 120;

/** A name as it is kept; empty when there is none in it. */
export function deckTitle(text: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return cleanText(line.slice(0, longestName)).trim();
}
