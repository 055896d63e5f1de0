/** What cards are called now: those of the guides, and of a person's own decks. Made once for a library and a shelf. */
import type { Library } from '@/domain/content/library';
import { type CardNames, cardNames, withDecks } from '@/domain/review/card-names';
import type { DeckShelf } from '@/server/decks/deck-shelf';

type Guides = Pick<Library, 'guides'>;

const names = new WeakMap<Guides, CardNames>();

function namesIn(library: Guides): CardNames {
  const known = names.get(library) ?? cardNames(library.guides);
  names.set(library, known);
  return known;
}

type Joined = { readonly guides: CardNames; readonly names: CardNames };
const joined = new WeakMap<DeckShelf, Joined>();

/** With a person's own decks: made once for a shelf, as long as the guides are the same. */
export function namesWith(library: Guides, shelf: DeckShelf): CardNames {
  const guides = namesIn(library);
  const known = joined.get(shelf);
  if (known?.guides === guides) return known.names;
  const made = withDecks(guides, shelf.decks);
  joined.set(shelf, { guides, names: made });
  return made;
}
