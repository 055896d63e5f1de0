import { type DragEvent, useId, useRef, useState } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type Wish = { readonly name: string; readonly withLog: boolean; readonly parks: boolean };
type Props = {
  /** `new`: a deck is made. `again`: a newer file of a deck that is there. */
  readonly kind: 'new' | 'again';
  readonly onImport: (file: File, wish: Wish) => Promise<Outcome>;
};

const noFile: Outcome = { ok: false, code: 'no_file', title: 'Choose a file first', fields: {} };

/** A place for the file: chosen, or dropped there. */
function useFile() {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (input.current !== null && event.dataTransfer.files.length > 0) input.current.files = event.dataTransfer.files;
  };
  const handlers = { onDragOver: over, onDragEnter: over, onDragLeave: () => setOver(false), onDrop: drop };
  return { input, isOver, handlers };
}

/** Brings in a file of Anki. */
export function DeckFileForm({ kind, onImport }: Props) {
  const id = useId();
  const { input, isOver, handlers } = useFile();
  const { state, handleSubmit } = useSubmit(async (form) => {
    const file = input.current?.files?.[0];
    if (file === undefined) return noFile;
    const wish = {
      name: String(form.get('name') ?? ''),
      withLog: form.get('log') === 'on',
      parks: form.get('park') === 'on',
    };
    return onImport(file, wish);
  });
  const isBusy = state.phase === 'busy';
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <div className={isOver ? 'field deck-drop is-over' : 'field deck-drop'} {...handlers}>
        <label htmlFor={id}>{kind === 'new' ? 'File from Anki' : 'Newer file of this deck'}</label>
        <input
          ref={input}
          id={id}
          className="input"
          type="file"
          accept=".apkg,.colpkg,.txt,.csv,.tsv,text/plain,text/csv"
          aria-describedby={`${id}-help`}
        />
        <p className="help" id={`${id}-help`}>
          Choose it, or drop it here: a package (.apkg) or a text. Pictures and sounds stay on your device.
        </p>
      </div>
      {kind === 'new' && (
        <TextField label="Name" name="name" autoComplete="off" help="Empty: the name that the deck has in Anki." />
      )}
      <label className="box">
        <input type="checkbox" name="log" defaultChecked /> Take over my reviews from Anki, so that cards keep their
        memory
      </label>
      {kind === 'again' && (
        <label className="box">
          <input type="checkbox" name="park" /> Set cards aside that the file does not have
        </label>
      )}
      <button type="submit" className={kind === 'new' ? 'btn primary' : 'btn'} aria-busy={isBusy}>
        {isBusy ? 'Bringing it in' : 'Bring it in'}
      </button>
      {isBusy && (
        <p role="status" className="meta">
          Reading the file and making cards. A large deck takes up to a minute.
        </p>
      )}
      <FormStatus state={state} done="Done." />
    </form>
  );
}
