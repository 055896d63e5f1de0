import type { Library } from '@/domain/content/library';
import type { GuideCards } from './memory-statistics';

type Guides = Pick<Library, 'guides'>;

/** A card's name in the schedule. */
export const cardName = (guide: string, question: string): string => `${guide}/${question}`;

/** Names a card by the id that its question has now, so that one whose question was renamed keeps its memory. */
export function currentCardName({ guides }: Guides): (guide: string, question: string) => string {
  const current = new Map<string, string>();
  for (const { slug, questions } of guides)
    for (const { id, aliases } of questions)
      for (const former of aliases) current.set(cardName(slug, former), cardName(slug, id));
  // An id that is in use is that question's own, whatever another one was called before.
  for (const { slug, questions } of guides) for (const { id } of questions) current.delete(cardName(slug, id));
  return (guide, question) => {
    const name = cardName(guide, question);
    return current.get(name) ?? name;
  };
}

/** The cards of every guide. */
export function guideCards({ guides }: Guides): GuideCards[] {
  return guides.map(({ slug, title, briefTitle, questions }) => ({
    slug,
    title: briefTitle === '' ? title : briefTitle,
    cards: questions.map(({ id }) => cardName(slug, id)),
  }));
}
