import { deckLimits } from '@/domain/decks/deck-limits';
import { isDeckId } from '@/domain/decks/deck-name';
import type { Reply } from '@/server/door';
import type { ImportRefusal } from './import-deck';

type Code = ImportRefusal | 'no_such_deck' | 'no_name';

const problems: Readonly<Record<Code, { readonly status: number; readonly title: string }>> = {
  no_such_deck: { status: 404, title: 'You have no such deck' },
  no_name: { status: 422, title: 'Write a name' },
  id_used: { status: 409, title: 'This id belongs to another deck' },
  too_many_decks: { status: 409, title: `There are ${deckLimits.decks} decks already. Remove one first.` },
  no_cards: { status: 422, title: 'The file has no note from which a card can be made' },
  not_a_package: { status: 422, title: 'This is no Anki package, or it is damaged' },
  too_large: { status: 413, title: 'The file is larger than a deck may be' },
  too_new: {
    status: 422,
    title: 'The package is newer than what can be read here. Export it with “Support older Anki versions”.',
  },
  no_collection: { status: 422, title: 'The package has no collection in it' },
  broken_collection: { status: 422, title: 'The collection in the package is damaged, or not Anki’s' },
  broken_compression: { status: 422, title: 'The collection in the package cannot be decompressed' },
  empty: { status: 422, title: 'The file has no rows' },
  not_text: { status: 422, title: 'The file is neither an Anki package nor a text in UTF-8' },
};

export function deckProblem(code: Code): Reply {
  const { status, title } = problems[code];
  return { status, code, title, ...(code === 'no_name' ? { fields: { name: title } } : {}) };
}

/** The deck's id in `/api/v1/decks/<id>`; null when it can be none. */
export function deckIdIn(url: URL): string | null {
  const id = url.pathname.split('/')[4] ?? '';
  return isDeckId(id) ? id : null;
}
