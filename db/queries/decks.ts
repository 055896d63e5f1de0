/** Private decks. Every query is about one person's own. */
import { and, asc, count, eq, inArray, max, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { deckCards, decks } from '@/db/schema/decks';
import type { DeckCard } from '@/domain/decks/deck-card';

export type DeckRow = Omit<typeof decks.$inferSelect, 'userId'>;
export type ListedDeck = Pick<DeckRow, 'id' | 'name' | 'source' | 'createdAt' | 'changedAt'> & {
  readonly cards: number;
  readonly parked: number;
};
export type CardRow = DeckCard & { readonly isParked: boolean };

type Key = { readonly userId: string; readonly id: string };

const ofDeck = ({ userId, id }: Key) => and(eq(deckCards.userId, userId), eq(deckCards.deckId, id));
const mine = ({ userId, id }: Key) => and(eq(decks.userId, userId), eq(decks.id, id));

const { card, guid, position, front, back, tags, hasMath, revision, answerHash, isParked } = deckCards;
const cardColumns = { card, guid, position, front, back, tags, hasMath, revision, answerHash, isParked };

/** A person's decks, oldest first, with how many cards they have. */
export async function listDecks(db: Database, key: { userId: string }): Promise<ListedDeck[]> {
  const { id, name, source, createdAt, changedAt } = decks;
  return db
    .select({
      ...{ id, name, source, createdAt, changedAt },
      cards: sql<number>`count(${deckCards.card}) filter (where not ${deckCards.isParked})::int`,
      parked: sql<number>`count(${deckCards.card}) filter (where ${deckCards.isParked})::int`,
    })
    .from(decks)
    .leftJoin(deckCards, and(eq(deckCards.userId, decks.userId), eq(deckCards.deckId, decks.id)))
    .where(eq(decks.userId, key.userId))
    .groupBy(id)
    .orderBy(asc(createdAt), asc(id));
}

/** Changes whenever a deck of this person does. */
export async function findDecksVersion(db: Database, key: { userId: string }): Promise<string> {
  const [row] = await db
    .select({ decks: count(), changedAt: max(decks.changedAt) })
    .from(decks)
    .where(eq(decks.userId, key.userId));
  return row === undefined || row.decks === 0 ? '' : `${row.decks} ${row.changedAt?.toISOString()}`;
}

export async function findDeck(db: Database, key: Key): Promise<DeckRow | null> {
  const [row] = await db.select().from(decks).where(mine(key));
  if (row === undefined) return null;
  const { userId: ___, ...deck } = row;
  return deck;
}

/** Writes a deck that is new. False when its id is used, by whomever. */
export async function insertDeck(db: Database, given: { userId: string; deck: DeckRow }): Promise<boolean> {
  const written = await db
    .insert(decks)
    .values({ ...given.deck, userId: given.userId })
    .onConflictDoNothing()
    .returning({ id: decks.id });
  return written.length > 0;
}

/** Changes a deck. False when there is none. */
export async function updateDeck(
  db: Database,
  given: Key & { change: Partial<Pick<DeckRow, 'name' | 'requestHash' | 'source' | 'report'>>; now: Date },
): Promise<boolean> {
  const written = await db
    .update(decks)
    .set({ ...given.change, changedAt: given.now })
    .where(mine(given))
    .returning({ id: decks.id });
  return written.length > 0;
}

/** Removes a deck with its cards. False when there is none. */
export async function deleteDeck(db: Database, key: Key): Promise<boolean> {
  return (await db.delete(decks).where(mine(key)).returning({ id: decks.id })).length > 0;
}

/** Holds the deck's row until the transaction ends. */
export async function lockDeck(tx: Database, key: Key): Promise<void> {
  await tx.select({ id: decks.id }).from(decks).where(mine(key)).for('update');
}

/** Cards in their order, from a position on; parked ones only when asked for. */
export async function listDeckCards(
  db: Database,
  key: Key & { after: number; limit: number; withParked: boolean },
): Promise<CardRow[]> {
  return db
    .select(cardColumns)
    .from(deckCards)
    .where(
      and(
        ofDeck(key),
        sql`${deckCards.position} > ${key.after}`,
        key.withParked ? undefined : eq(deckCards.isParked, false),
      ),
    )
    .orderBy(asc(deckCards.position), asc(deckCards.card))
    .limit(key.limit);
}

/** Where a card stands among those that are asked; null when it does not. */
export async function findCardPosition(db: Database, key: Key & { card: string }): Promise<number | null> {
  const [row] = await db
    .select({ position: deckCards.position })
    .from(deckCards)
    .where(and(ofDeck(key), eq(deckCards.card, key.card), eq(deckCards.isParked, false)));
  return row?.position ?? null;
}

const rowsAtOnce = 500;

/** Writes cards, or writes over those that have the same name. */
export async function saveCards(db: Database, given: Key & { cards: readonly CardRow[] }): Promise<void> {
  const { userId, id: deckId, cards } = given;
  const taken = (name: string) => sql.raw(`excluded.${name}`);
  for (let from = 0; from < cards.length; from += rowsAtOnce) {
    const rows = cards.slice(from, from + rowsAtOnce);
    await db
      .insert(deckCards)
      .values(rows.map(({ tags, ...card }) => ({ ...card, tags: [...tags], userId, deckId })))
      .onConflictDoUpdate({
        target: [deckCards.userId, deckCards.deckId, deckCards.card],
        set: {
          guid: taken('guid'),
          position: taken('position'),
          front: taken('front'),
          back: taken('back'),
          tags: taken('tags'),
          hasMath: taken('has_math'),
          revision: taken('revision'),
          answerHash: taken('answer_hash'),
          isParked: taken('is_parked'),
        },
      });
  }
}

export type DeckNames = {
  readonly id: string;
  readonly name: string;
  readonly cards: readonly { readonly card: string; readonly answerHash: string }[];
};

/** Names of all cards that are asked, by deck: as much as a queue needs. */
export async function listDeckNames(db: Database, key: { userId: string }): Promise<DeckNames[]> {
  const own = await db
    .select({ id: decks.id, name: decks.name })
    .from(decks)
    .where(eq(decks.userId, key.userId))
    .orderBy(asc(decks.createdAt), asc(decks.id));
  if (own.length === 0) return [];
  const rows = await db
    .select({ deck: deckCards.deckId, card: deckCards.card, answerHash: deckCards.answerHash })
    .from(deckCards)
    .where(
      and(
        eq(deckCards.userId, key.userId),
        inArray(
          deckCards.deckId,
          own.map(({ id }) => id),
        ),
        eq(deckCards.isParked, false),
      ),
    )
    .orderBy(asc(deckCards.deckId), asc(deckCards.position), asc(deckCards.card));
  const cards = new Map<string, { card: string; answerHash: string }[]>();
  for (const { deck, ...card } of rows) {
    const of = cards.get(deck);
    if (of === undefined) cards.set(deck, [card]);
    else of.push(card);
  }
  return own.map((deck) => ({ ...deck, cards: cards.get(deck.id) ?? [] }));
}

/** The beginnings of cards' questions, of some decks. */
export async function listCardFronts(
  db: Database,
  given: { readonly userId: string; readonly ids: readonly string[]; readonly characters: number },
): Promise<{ readonly deck: string; readonly card: string; readonly front: string }[]> {
  if (given.ids.length === 0) return [];
  return db
    .select({
      deck: deckCards.deckId,
      card: deckCards.card,
      front: sql<string>`left(${deckCards.front}, ${given.characters}::int)`,
    })
    .from(deckCards)
    .where(and(eq(deckCards.userId, given.userId), inArray(deckCards.deckId, [...given.ids])));
}

/** Everything that is kept of a person's decks, for their export. */
export async function listDecksWhole(db: Database, key: { userId: string }) {
  const own = await db.select().from(decks).where(eq(decks.userId, key.userId)).orderBy(asc(decks.createdAt));
  const cards = await db
    .select()
    .from(deckCards)
    .where(eq(deckCards.userId, key.userId))
    .orderBy(asc(deckCards.deckId), asc(deckCards.position));
  return own.map((deck) => ({ deck, cards: cards.filter(({ deckId }) => deckId === deck.id) }));
}
