import type { GuideCards } from './memory-statistics';

type Guides = {
  readonly guides: readonly {
    readonly slug: string;
    readonly title: string;
    readonly briefTitle: string;
    readonly questions: readonly { readonly id: string; readonly aliases: readonly string[] }[];
  }[];
};

/** A card's name in the schedule. */
export const cardName = (guide: string, question: string): string => `${guide}/${question}`;

/**
 * Names a card by the id that its question has now, so that one whose question was renamed keeps its memory. A name is one
 * text however often it is asked for: a long log names the same cards again and again.
 */
export function currentCardName({ guides }: Guides): (guide: string, question: string) => string {
  const names = new Map<string, Map<string, string>>();
  for (const { slug, questions } of guides) {
    const own = new Map<string, string>();
    for (const { id, aliases } of questions) for (const former of aliases) own.set(former, cardName(slug, id));
    // An id that is in use is that question's own, whatever another one was called before.
    for (const { id } of questions) own.set(id, cardName(slug, id));
    names.set(slug, own);
  }
  return (guide, question) => {
    const known = names.get(guide)?.get(question);
    if (known !== undefined) return known;
    const own = names.get(guide) ?? new Map<string, string>();
    const name = cardName(guide, question);
    names.set(guide, own.set(question, name));
    return name;
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
