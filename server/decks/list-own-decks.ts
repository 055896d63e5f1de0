import type { Database } from '@/db/database';
import { listDecks } from '@/db/queries/decks';
import { deckGuide } from '@/domain/decks/deck-name';
import { editionOf } from '@/server/decks/deck-page';

/** Whoever asks, and their decks: names and editions, without cards. */
export async function listOwnDecks(db: Database, { userId }: { readonly userId: string }) {
  const decks = await listDecks(db, { userId });
  return {
    account: userId,
    decks: decks.map(({ id, name, cards, parked, changedAt }) => ({
      ...{ id, slug: deckGuide(id), name, cards, parked },
      edition: editionOf({ changedAt }),
    })),
  };
}
