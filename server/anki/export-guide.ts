/** A guide for Anki, without anybody's schedule: the same for everyone. */
import { cardRow } from '@/domain/anki/card-row';
import { deckNameOf, type Loss } from '@/domain/anki/note';
import { stableNumber } from '@/domain/anki/note-guid';
import { exportText } from '@/domain/anki/text-export';
import type { Guide } from '@/domain/content/guide';
import { newCard } from '@/domain/scheduling/card-state';
import { defaultSettings } from '@/domain/scheduling/settings';
import type { PackageDeck } from '@/server/anki/collection-json';
import { guideNotes } from '@/server/anki/guide-notes';
import { writePackage } from '@/server/anki/write-package';
import type { Content } from '@/server/content/content';

type Renders = Pick<Content, 'rendered' | 'renderedText'>;
type Exported<File> = { readonly file: File; readonly notes: number; readonly lost: readonly Loss[] };

const daySeconds = 86_400;

export function deckOfGuide({ slug, briefTitle, briefDescription }: Guide): PackageDeck {
  return { id: stableNumber(`deck ${slug}`), name: deckNameOf(briefTitle), about: briefDescription };
}

/** A new card, in the order of the guide. */
export function newCardRow(position: number) {
  return cardRow(newCard, {
    firstDay: 0,
    today: 0,
    now: 0,
    position,
    desiredRetention: defaultSettings.desiredRetention,
    decay: 0,
    steps: { learning: 0, relearning: 0 },
    lastReviewAt: null,
  });
}

export async function exportGuideText(content: Renders, guide: Guide, origin: URL): Promise<Exported<string>> {
  const { notes, lost } = await guideNotes(content, guide, origin);
  const file = exportText(
    deckNameOf(guide.briefTitle),
    notes.map(({ note }) => note),
  );
  return { file, notes: notes.length, lost };
}

export async function exportGuidePackage(
  content: Renders,
  guide: Guide,
  origin: URL,
): Promise<Exported<Uint8Array<ArrayBuffer>>> {
  const { notes, lost } = await guideNotes(content, guide, origin);
  const deck = deckOfGuide(guide);
  const changedAt = Math.floor(guide.modifiedAt / 1000);
  const file = await writePackage({
    decks: [deck],
    cards: notes.map(({ note }, index) => ({
      note,
      deck: deck.id,
      card: note.guid,
      row: newCardRow(index + 1),
      changedAt,
    })),
    reviews: [],
    createdAt: changedAt - (changedAt % daySeconds),
    changedAt,
    clock: null,
  });
  return { file, notes: notes.length, lost };
}
