'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { bringDeckFile, type DeckImported, type DeckWish } from '@/client/deck-file';
import { DeckFileForm } from '@/components/decks/deck-file-form';
import { ImportReportView } from '@/components/decks/import-report-view';

/** The id is made once for a file and a wish, so that a second try makes no second deck. */
function useDeckId(): (file: File, wish: DeckWish) => string {
  const last = useRef<{ readonly key: string; readonly id: string } | null>(null);
  return (file, wish) => {
    const key = JSON.stringify([file.name, file.size, file.lastModified, wish]);
    if (last.current?.key !== key) last.current = { key, id: newId() };
    return last.current.id;
  };
}

export function NewDeckIsland() {
  const router = useRouter();
  const idFor = useDeckId();
  const [made, setMade] = useState<DeckImported | null>(null);
  return (
    <>
      <DeckFileForm
        kind="new"
        onImport={async (file, wish) => {
          const sent = await bringDeckFile(idFor(file, wish), file, wish);
          if (!sent.ok) return sent;
          setMade(sent.value);
          router.refresh();
          return { ok: true, message: `${sent.value.name} is here.` };
        }}
      />
      {made !== null && (
        <section aria-label="What came along">
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
