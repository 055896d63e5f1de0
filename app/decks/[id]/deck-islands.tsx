'use client';

import { useRouter } from 'next/navigation';
import { bringDeckFile } from '@/client/deck-file';
import { expireDueNote } from '@/client/due-count';
import { send } from '@/client/send';
import { DeckFileForm } from '@/components/decks/deck-file-form';
import { RemoveDeck, RenameDeck } from '@/components/decks/deck-forms';

type Props = { readonly id: string; readonly name: string };

/** A newer file of the deck; what came along stands in the page's report then. */
export function AgainIsland({ id }: Pick<Props, 'id'>) {
  const router = useRouter();
  return (
    <DeckFileForm
      kind="again"
      onImport={async (file, wish) => {
        const sent = await bringDeckFile(id, file, wish);
        if (sent.ok) router.refresh();
        return sent.ok ? { ok: true, message: 'The newer file is here. What came along stands above.' } : sent;
      }}
    />
  );
}

export function RenameIsland({ id, name }: Props) {
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

export function RemoveIsland({ id, name }: Props) {
  return (
    <RemoveDeck
      name={name}
      onRemove={async () => {
        const sent = await send('DELETE', `/api/v1/decks/${id}`);
        if (sent.ok) {
          expireDueNote();
          location.assign('/decks');
        }
        return sent;
      }}
    />
  );
}
