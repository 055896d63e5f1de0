/** What cards were called and are called, so that a renamed question keeps its memory. */
import type { Guide, Question } from '@/domain/content/guide';

export type CardName = { readonly guide: string; readonly question: string };
type Named = Pick<Guide, 'slug'> & { readonly questions: readonly Pick<Question, 'id' | 'aliases' | 'answerHash'>[] };

export const cardId = ({ guide, question }: CardName): string => `${guide}/${question}`;

export type CardNames = {
  /** The cards of each guide, in its order, by the ids that they have now. */
  readonly decks: readonly { readonly guide: string; readonly cards: readonly string[] }[];
  /** The hash of each card's answer; a card that is not here is not in the content. */
  readonly answerHashes: ReadonlyMap<string, string>;
  /** Names that cards had before and that nothing has now. */
  readonly former: readonly CardName[];
  /** The id that a card has now. */
  readonly currentId: (name: CardName) => string;
  /** All names that a card has had, the one of now among them. */
  readonly namesOf: (id: string) => readonly CardName[];
};

/** An id that is in use is that question's own, whatever another one was called before. */
export function cardNames(guides: readonly Named[]): CardNames {
  const answerHashes = new Map(
    guides.flatMap(({ slug: guide, questions }) =>
      questions.map(({ id, answerHash }) => [cardId({ guide, question: id }), answerHash] as const),
    ),
  );
  const current = new Map<string, string>();
  const names = new Map<string, CardName[]>();
  const former: CardName[] = [];
  for (const { slug: guide, questions } of guides)
    for (const { id, aliases } of questions) {
      const own = cardId({ guide, question: id });
      for (const question of aliases) {
        const before = { guide, question };
        if (answerHashes.has(cardId(before)) || current.has(cardId(before))) continue;
        current.set(cardId(before), own);
        former.push(before);
        names.set(own, [...(names.get(own) ?? [{ guide, question: id }]), before]);
      }
    }
  return {
    decks: guides.map(({ slug: guide, questions }) => ({
      guide,
      cards: questions.map(({ id }) => cardId({ guide, question: id })),
    })),
    answerHashes,
    former,
    currentId: (name) => current.get(cardId(name)) ?? cardId(name),
    namesOf: (id) => names.get(id) ?? [],
  };
}
