/** What cards were called and are called, so that a renamed question keeps its memory. */
export type CardName = { readonly guide: string; readonly question: string };
type Aliased = {
  readonly slug: string;
  readonly questions: readonly { readonly id: string; readonly aliases: readonly string[] }[];
};
type Named = {
  readonly slug: string;
  readonly questions: readonly {
    readonly id: string;
    readonly aliases: readonly string[];
    readonly answerHash: string;
  }[];
};

/** The id that a card has now. */
export type NameOfCard = (guide: string, question: string) => string;

export const cardId = ({ guide, question }: CardName): string => `${guide}/${question}`;

/** The guide of a card, by the card's id. */
export const guideOf = (card: string): string => card.slice(0, card.indexOf('/'));

export type CardNames = {
  /** The cards of each guide, in its order, by the ids that they have now. */
  readonly decks: readonly { readonly guide: string; readonly cards: readonly string[] }[];
  /** The hash of each card's answer; a card that is not here is not in the content. */
  readonly answerHashes: Pick<ReadonlyMap<string, string>, 'get' | 'has'>;
  /** Names that cards had before and that nothing has now. */
  readonly former: readonly CardName[];
  /** The id that a card has now. */
  readonly currentId: (name: CardName) => string;
  /** All names that a card has had, the one of now among them. */
  readonly namesOf: (id: string) => readonly CardName[];
};

/**
 * Names of before, each with the name of now. An id that is in use is that question's own, whatever another one was
 * called before; of two questions that claim a name the first has it.
 */
function formerNames(guides: readonly Aliased[]): Map<string, { readonly before: CardName; readonly own: string }> {
  const former = new Map<string, { readonly before: CardName; readonly own: string }>();
  for (const { slug: guide, questions } of guides) {
    const inUse = new Set(questions.map(({ id }) => id));
    for (const { id, aliases } of questions)
      for (const question of aliases) {
        const name = cardId({ guide, question });
        if (!inUse.has(question) && !former.has(name))
          former.set(name, { before: { guide, question }, own: cardId({ guide, question: id }) });
      }
  }
  return former;
}

/**
 * Names a card from what the log says: a question that was called otherwise keeps its memory. A name is one text however
 * often it is asked for: a long log names the same cards again and again.
 */
export function nameOfCard(guides: readonly Aliased[]): NameOfCard {
  const former = formerNames(guides);
  const known = new Map<string, Map<string, string>>();
  return (guide, question) => {
    const own = known.get(guide) ?? new Map<string, string>();
    const before = own.get(question);
    if (before !== undefined) return before;
    const name = cardId({ guide, question });
    const made = former.get(name)?.own ?? name;
    known.set(guide, own.set(question, made));
    return made;
  };
}

export function cardNames(guides: readonly Named[]): CardNames {
  const former = formerNames(guides);
  const names = new Map<string, CardName[]>();
  for (const { before, own } of former.values()) names.set(own, [...(names.get(own) ?? []), before]);
  const now = guides.flatMap(({ slug: guide, questions }) =>
    questions.map(({ id, answerHash }) => ({ name: { guide, question: id }, answerHash })),
  );
  for (const { name } of now) {
    const own = cardId(name);
    const before = names.get(own);
    if (before !== undefined) names.set(own, [name, ...before]);
  }
  return {
    decks: guides.map(({ slug: guide, questions }) => ({
      guide,
      cards: questions.map(({ id }) => cardId({ guide, question: id })),
    })),
    answerHashes: new Map(now.map(({ name, answerHash }) => [cardId(name), answerHash])),
    former: [...former.values()].map(({ before }) => before),
    currentId: (name) => former.get(cardId(name))?.own ?? cardId(name),
    namesOf: (id) => names.get(id) ?? [],
  };
}

/** The names of the guides, and those of somebody's own decks, whose cards have one name for ever. */
export function withDecks(guides: CardNames, decks: readonly Named[]): CardNames {
  if (decks.length === 0) return guides;
  const own = cardNames(decks);
  return {
    ...guides,
    decks: [...guides.decks, ...own.decks],
    answerHashes: {
      get: (id) => guides.answerHashes.get(id) ?? own.answerHashes.get(id),
      has: (id) => guides.answerHashes.has(id) || own.answerHashes.has(id),
    },
  };
}
