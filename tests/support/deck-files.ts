/** Small packages by our own writer, with a log or without one. */
import { newCardRow } from '@/server/anki/export-guide';
import { writePackage } from '@/server/anki/write-package';

export type MadeNote = { readonly guid: string; readonly question: string; readonly answer: string };
export type MadeReview = {
  readonly guid: string;
  readonly at: number;
  readonly ease: number;
  readonly type?: number;
  readonly factor?: number;
};

export async function deckPackage(
  notes: readonly MadeNote[],
  reviews: readonly MadeReview[] = [],
  queue = 0,
): Promise<Uint8Array<ArrayBuffer>> {
  const row = (at: number) => ({ ...newCardRow(at + 1), queue, type: queue === 0 ? 0 : 2 });
  const more = { hints: '', sources: '', link: '' };
  return writePackage({
    decks: [{ id: 77, name: 'Languages::French words', about: '' }],
    cards: notes.map(({ guid, question, answer }, at) => ({
      note: { guid, question, answer, ...more, tags: ['verbs', 'leech'] },
      deck: 77,
      card: guid,
      row: row(at),
      changedAt: 1_700_000_000,
    })),
    reviews: reviews.map(({ guid, at, ease, type = 1, factor = 500 }) => ({
      ...{ id: at, card: guid, ease, type, factor },
      ivl: 3,
      lastIvl: 1,
      time: 4000,
    })),
    createdAt: 1_600_000_000,
    changedAt: 1_700_000_000,
    clock: null,
  });
}

export const frenchNotes: readonly MadeNote[] = [
  { guid: 'aB3(x', question: 'to <b>run</b>', answer: 'courir' },
  { guid: 'aB4(x', question: 'to see', answer: 'voir<img src="voir.png">' },
  { guid: 'aB5(x', question: 'to read', answer: '<p>lire</p><script>alert(1)</script>' },
];
