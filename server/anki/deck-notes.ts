/** The cards of a person's own deck as notes of Anki, under the guids that they came with. */
import { withAbsoluteLinks, withoutAnkiMarks } from '@/domain/anki/field-html';
import { type Note, tagOf } from '@/domain/anki/note';
import { cardHref } from '@/domain/decks/deck-name';
import type { Content } from '@/server/content/content';

type Card = {
  readonly card: string;
  readonly guid: string | null;
  readonly front: string;
  readonly back: string;
  readonly tags: readonly string[];
  readonly hasMath: boolean;
};

/** `slug` is the deck's name among guides. */
export async function deckNotes(
  content: Pick<Content, 'renderedText'>,
  slug: string,
  cards: readonly Card[],
  origin: URL,
): Promise<{ readonly id: string; readonly note: Note }[]> {
  const notes: { id: string; note: Note }[] = [];
  for (const { card, guid, front, back, tags, hasMath: math } of cards) {
    const page = new URL(cardHref(slug, card), origin);
    const where = `${slug}/${card}`;
    const asked = await content.renderedText({ markdown: front, kind: 'inline', prefix: `q-${card}-t-`, where, math });
    const told = await content.renderedText({ markdown: back, kind: 'answer', prefix: `q-${card}-`, where, math });
    const fieldOf = (html: string) => withoutAnkiMarks(withAbsoluteLinks(html, page));
    const note = {
      guid: guid ?? `cairn/${slug}/${card}`,
      question: fieldOf(asked.html),
      answer: fieldOf(told.html),
      hints: '',
      sources: '',
      link: page.href,
      tags: [...new Set(tags.map(tagOf))].filter((tag) => tag !== ''),
    };
    notes.push({ id: card, note });
  }
  return notes;
}
