import type { Database } from '@/db/database';
import { findCardPosition, findDeck } from '@/db/queries/decks';
import { isDeckId } from '@/domain/decks/deck-name';
import type { Content } from '@/server/content/content';
import { deckPage } from '@/server/decks/deck-page';

type Asked = {
  readonly userId: string;
  readonly id: string;
  /** Cards from this position on; `card` names one to begin with. */
  readonly after: number;
  readonly card: string | null;
};

/** A deck with a page of its cards; null when there is none. */
export async function loadDeckPage(db: Database, content: Content, { userId, id, after, card }: Asked) {
  const deck = isDeckId(id) ? await findDeck(db, { userId, id }) : null;
  if (deck === null) return null;
  const position = card === null ? null : await findCardPosition(db, { userId, id, card });
  const page = await deckPage(db, content, { userId, deck, after: position === null ? after : position - 1 });
  return { deck, page };
}
