/** A private deck as its owner's browser carries it: cards as safe HTML, a page of them at a time. */
import type { Database } from '@/db/database';
import { type CardRow, type DeckRow, listDeckCards } from '@/db/queries/decks';
import { cardHref, deckGuide } from '@/domain/decks/deck-name';
import type { Card } from '@/domain/review/deck';
import { shownRevision } from '@/domain/review/shown-revision';
import type { Content } from '@/server/content/content';

export type DeckPage = {
  readonly slug: string;
  readonly title: string;
  readonly edition: string;
  readonly cards: readonly Card[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
};

/** Rendering a page of them takes a second at most, where nobody has asked before. */
const cardsOnPage = 200;

async function shownCard(content: Content, guide: string, row: CardRow): Promise<Card> {
  const { card, position, front, back, tags, hasMath: math } = row;
  const where = `${guide}/${card}`;
  const asked = await content.renderedText({ markdown: front, kind: 'inline', prefix: `q-${card}-t-`, where, math });
  const told = await content.renderedText({ markdown: back, kind: 'answer', prefix: `q-${card}-`, where, math });
  return {
    id: card,
    aliases: [],
    number: position + 1,
    level: null,
    topics: tags,
    revision: shownRevision(row),
    editHref: cardHref(guide, card),
    questionHtml: asked.html,
    answerHtml: told.html,
  };
}

export async function deckPage(
  db: Database,
  content: Content,
  given: { readonly userId: string; readonly deck: DeckRow; readonly after: number },
): Promise<DeckPage> {
  const { userId, deck, after } = given;
  const { id } = deck;
  const rows = await listDeckCards(db, { userId, id, after, limit: cardsOnPage, withParked: false });
  const slug = deckGuide(id);
  const cards: Card[] = [];
  for (const row of rows) cards.push(await shownCard(content, slug, row));
  const next = rows.length < cardsOnPage ? null : (rows.at(-1)?.position ?? null);
  return { slug, title: deck.name, edition: editionOf(deck), cards, next };
}

/** Another one after each change: a browser that has this one need not ask for the cards. */
export const editionOf = ({ changedAt }: { readonly changedAt: Date }): string => changedAt.getTime().toString(36);
