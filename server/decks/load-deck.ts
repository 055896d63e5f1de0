import type { Database } from '@/db/database';
import { findDeck } from '@/db/queries/decks';
import { done, failed, type Result } from '@/domain/shared/result';
import type { Content } from '@/server/content/content';
import { type DeckPage, deckPage } from '@/server/decks/deck-page';

/** A page of a deck's cards, for its owner's browser. */
export async function loadDeck(
  db: Database,
  content: Content,
  { userId, id, after }: { readonly userId: string; readonly id: string; readonly after: number },
): Promise<Result<DeckPage, 'no_such_deck'>> {
  const deck = await findDeck(db, { userId, id });
  return deck === null ? failed('no_such_deck') : done(await deckPage(db, content, { userId, deck, after }));
}
