'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { type DeckImported, type DeckWish, sendDeckFile } from '@/client/deck-file';
import { send } from '@/client/send';
import { DeckFileForm } from '@/components/decks/deck-file-form';
import { RemoveDeck, RenameDeck } from '@/components/decks/deck-forms';
import { ImportReportView } from '@/components/decks/import-report-view';

/** What came from Anki into the account's log comes into this browser, too. */
async function bringLogHere(): Promise<void> {
  const { sync } = await import('@/client/sync');
  await (await sync()).run();
}

/** The id is made once for a file and a wish, so that a second try makes no second deck. */
function useDeckId(id: string | null): (file: File, wish: DeckWish) => string {
  const last = useRef<{ readonly key: string; readonly id: string } | null>(null);
  return (file, wish) => {
    if (id !== null) return id;
    const key = JSON.stringify([file.name, file.size, file.lastModified, wish]);
    if (last.current?.key !== key) last.current = { key, id: newId() };
    return last.current.id;
  };
}

/** `id` is that of the deck that a newer file is for; null for a new deck. */
export function DeckFileIsland({ id }: { readonly id: string | null }) {
  const router = useRouter();
  const idFor = useDeckId(id);
  const [made, setMade] = useState<DeckImported | null>(null);
  return (
    <>
      <DeckFileForm
        kind={id === null ? 'new' : 'again'}
        onImport={async (file, wish) => {
          const sent = await sendDeckFile(idFor(file, wish), file, wish);
          if (!sent.ok) return sent;
          setMade(sent.value);
          router.refresh();
          void bringLogHere().catch(() => {});
          return { ok: true, message: `${sent.value.name} is here.` };
        }}
      />
      {made !== null && id === null && (
        <section aria-label="What came along" className="deck-made">
          <ImportReportView report={made.report} />
          <p className="deck-deeds">
            <a className="btn primary" href="/review">
              Review
            </a>
            <a className="btn" href={`/decks/${made.id}`}>
              See its cards
            </a>
          </p>
        </section>
      )}
    </>
  );
}

type DeckProps = { readonly id: string; readonly name: string };

export function RenameIsland({ id, name }: DeckProps) {
  const router = useRouter();
  return (
    <RenameDeck
      name={name}
      onRename={async (typed) => {
        const sent = await send('PATCH', `/api/v1/decks/${id}`, { name: typed });
        if (sent.ok) router.refresh();
        return sent;
      }}
    />
  );
}

export function RemoveIsland({ id, name }: DeckProps) {
  return (
    <RemoveDeck
      name={name}
      onRemove={async () => {
        const sent = await send('DELETE', `/api/v1/decks/${id}`);
        if (sent.ok) location.assign('/decks');
        return sent;
      }}
    />
  );
}
