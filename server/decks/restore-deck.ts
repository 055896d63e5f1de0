/** Brings a deck out of an export back, under the id that its reviews name. */
import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import { findDeck, insertDeck, listDecks, saveCards } from '@/db/queries/decks';
import { deckCard } from '@/domain/decks/deck-card';
import type { ExportedDeck } from '@/domain/decks/deck-export';
import { deckLimits } from '@/domain/decks/deck-limits';
import { deckTitle } from '@/domain/decks/deck-name';
import { done, failed, type Result } from '@/domain/shared/result';

type Restored = { readonly id: string; readonly isNew: boolean };

/** A deck that is there already stays as it is: what was learned and changed here is newer than a file. */
export async function restoreDeck(
  db: Database,
  given: { readonly userId: string; readonly deck: ExportedDeck; readonly now: Date },
): Promise<Result<Restored, 'too_many_decks' | 'too_large' | 'id_used'>> {
  const { userId, deck, now } = given;
  const { id } = deck;
  if ((await findDeck(db, { userId, id })) !== null) return done({ id, isNew: false });
  const cards = new Map(
    deck.cards.map((card, position) => [card.card, { ...deckCard({ ...card, position }), isParked: card.isParked }]),
  );
  const size = [...cards.values()].reduce((sum, { front, back }) => sum + front.length + back.length, 0);
  if (size > deckLimits.characters * 2) return failed('too_large');
  return db.transaction(async (tx) => {
    if ((await listDecks(tx, { userId })).length >= deckLimits.decks) return failed('too_many_decks');
    const requestHash = createHash('sha256').update(JSON.stringify(deck)).digest();
    const times = { createdAt: now, changedAt: now };
    const row = { id, requestHash, name: deckTitle(deck.name), source: 'export' as const, report: null, ...times };
    if (!(await insertDeck(tx, { userId, deck: row }))) return failed('id_used');
    await saveCards(tx, { userId, id, cards: [...cards.values()] });
    return done({ id, isNew: true });
  });
}
