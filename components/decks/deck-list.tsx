import { countOf } from '@/domain/shared/count-of';

export type ListedDeck = {
  readonly id: string;
  readonly name: string;
  readonly cards: number;
  readonly parked: number;
};

/** The decks of whoever looks. */
export function DeckList({ decks }: { readonly decks: readonly ListedDeck[] }) {
  if (decks.length === 0)
    return (
      <p className="deck-none">
        No decks yet. A deck that you bring in is asked at your reviews, beside the guides, and nobody else sees it.
      </p>
    );
  return (
    <ul className="rows deck-rows">
      {decks.map(({ id, name, cards, parked }) => (
        <li key={id}>
          <a href={`/decks/${id}`}>
            <b>{name}</b>
          </a>
          <span className="meta">
            {countOf(cards, 'card')}
            {parked > 0 ? `, ${parked} set aside` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
