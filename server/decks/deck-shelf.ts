/** A person's decks in the shape of guides, as far as queues, figures and plans need it. */
import { LRUCache } from 'lru-cache';
import type { Database } from '@/db/database';
import { findDecksVersion, listDeckNames } from '@/db/queries/decks';
import { deckGuide } from '@/domain/decks/deck-name';

export type ShelvedDeck = {
  readonly slug: string;
  readonly title: string;
  readonly briefTitle: string;
  readonly questions: readonly {
    readonly id: string;
    readonly aliases: readonly string[];
    readonly answerHash: string;
    readonly level: null;
  }[];
};

export type DeckShelf = {
  /** Another one after each change of a deck; empty when there are none. */
  readonly version: string;
  readonly decks: readonly ShelvedDeck[];
  readonly bySlug: ReadonlyMap<string, ShelvedDeck>;
};

const shelves = new LRUCache<string, DeckShelf>({ max: 200 });
const none: readonly string[] = [];

export async function loadShelf(db: Database, { userId }: { readonly userId: string }): Promise<DeckShelf> {
  const version = await findDecksVersion(db, { userId });
  const known = shelves.get(userId);
  if (known?.version === version) return known;
  const decks = (await listDeckNames(db, { userId })).map(({ id, name, cards }) => ({
    slug: deckGuide(id),
    title: name,
    briefTitle: name,
    questions: cards.map(({ card, answerHash }) => ({ id: card, aliases: none, answerHash, level: null })),
  }));
  const shelf = { version, decks, bySlug: new Map(decks.map((deck) => [deck.slug, deck])) };
  shelves.set(userId, shelf);
  return shelf;
}
