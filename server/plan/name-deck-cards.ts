/** What cards of a person's own decks are called where a list has no room for them: by the first words of the question. */
import type { Database } from '@/db/database';
import { listCardFronts } from '@/db/queries/decks';
import { deckGuide, deckIdOf } from '@/domain/decks/deck-name';
import { guideOf } from '@/domain/review/card-names';
import { firstWords } from '@/domain/search/first-words';

/** Enough of a card's Markdown for its first words. */
const characters = 400;

/** The names of those cards that are of decks, by card. */
export async function nameDeckCards(
  db: Database,
  { userId, cards }: { readonly userId: string; readonly cards: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(cards.flatMap((card) => deckIdOf(guideOf(card)) ?? []));
  const rows = await listCardFronts(db, { userId, ids: [...ids], characters });
  return new Map(
    rows.map(({ deck, card, front }) => [`${deckGuide(deck)}/${card}`, firstWords(front) || 'A card without words']),
  );
}
