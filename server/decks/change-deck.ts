import type { Database } from '@/db/database';
import { deleteDeck, updateDeck } from '@/db/queries/decks';
import { deckTitle } from '@/domain/decks/deck-name';
import { done, failed, type Result } from '@/domain/shared/result';

type Key = { readonly userId: string; readonly id: string };

export async function renameDeck(
  db: Database,
  given: Key & { readonly name: string; readonly now: Date },
): Promise<Result<{ readonly name: string }, 'no_such_deck' | 'no_name'>> {
  const { userId, id, now } = given;
  const name = deckTitle(given.name);
  if (name === '') return failed('no_name');
  return (await updateDeck(db, { userId, id, change: { name }, now })) ? done({ name }) : failed('no_such_deck');
}

/** Removes the deck with its cards. Reviews stay in the log, as they do when a guide goes. */
export async function removeDeck(db: Database, { userId, id }: Key): Promise<Result<null, 'no_such_deck'>> {
  return (await deleteDeck(db, { userId, id })) ? done(null) : failed('no_such_deck');
}
