/** Notes of Anki as cards of a private deck, within its limits. */
import { createHash } from 'node:crypto';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Loss } from '@/domain/anki/note';
import { readGuid } from '@/domain/anki/note-guid';
import type { FoundNote, FoundNotes } from '@/domain/anki/read-note';
import { cleanText } from '@/domain/decks/clean-text';
import { type DeckCard, deckCard } from '@/domain/decks/deck-card';
import { deckLimits } from '@/domain/decks/deck-limits';
import { type NoteText, readNoteText, topicsOf } from '@/server/anki/convert-notes';

export type ConvertedCards = {
  readonly cards: readonly DeckCard[];
  /** Where each card's note stood in the file. */
  readonly places: readonly { readonly card: string; readonly place: string }[];
  readonly skipped: readonly Loss[];
  readonly lost: readonly Loss[];
};

const notesInARow = 20;

/** The same from one import to the next, whatever else of the note changes. */
export function cardName(guid: string | null, front: string): string {
  if (guid !== null) return readGuid(guid).alias;
  return `anki-t${createHash('sha256').update(front).digest('hex').slice(0, 40)}`;
}

function backOf({ answer, hints, sources }: NoteText): string {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`**${title}**`, items.map((item) => `- ${item}`).join('\n')];
  return [answer, ...list('Hints', hints), ...list('Sources', sources)].filter((part) => part !== '').join('\n\n');
}

function tooLong({ front, back }: DeckCard): string | null {
  if (front.length > deckLimits.frontCharacters)
    return `a question of more than ${deckLimits.frontCharacters} characters`;
  return back.length > deckLimits.backCharacters
    ? `an answer of more than ${deckLimits.backCharacters} characters`
    : null;
}

async function cardOf(note: FoundNote, position: number) {
  const read = await readNoteText(note);
  if ('skipped' in read) return read;
  const { text } = read;
  const guid = note.guid === null ? null : cleanText(note.guid);
  const tags = topicsOf(note).slice(0, 50);
  const words = { front: text.text, back: backOf(text), tags, hasMath: text.hasMath };
  return { card: deckCard({ card: cardName(guid, text.text), guid, position, ...words }), lost: text.lost };
}

/** Converts one note after the other, and lets other requests have their turn. */
export async function convertCards(found: FoundNotes): Promise<ConvertedCards> {
  const cards = new Map<string, DeckCard>();
  const places: { card: string; place: string }[] = [];
  const skipped: Loss[] = [...found.skipped];
  const lost: Loss[] = [];
  let characters = 0;
  for (const [index, note] of found.notes.entries()) {
    if (index % notesInARow === 0) await otherWork();
    const skip = (what: string) => skipped.push({ of: note.place, what });
    if (cards.size >= deckLimits.cards) {
      skip(`cards after the first ${deckLimits.cards}`);
      continue;
    }
    const made = await cardOf(note, cards.size);
    const problem = 'skipped' in made ? made.skipped : tooLong(made.card);
    if ('skipped' in made || problem !== null) {
      skip(problem ?? '');
      continue;
    }
    const { card } = made;
    characters += card.front.length + card.back.length;
    if (cards.has(card.card)) skip('a note that the file has twice');
    else if (characters > deckLimits.characters) skip('notes beyond the size of a deck');
    else {
      cards.set(card.card, card);
      places.push({ card: card.card, place: note.place });
      lost.push(...made.lost.map((what) => ({ of: note.place, what })));
    }
  }
  return { cards: [...cards.values()], places, skipped, lost };
}
