import { useState } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type RenameProps = { readonly name: string; readonly onRename: (name: string) => Promise<Outcome> };

export function RenameDeck({ name, onRename }: RenameProps) {
  const { state, handleSubmit } = useSubmit((form) => onRename(String(form.get('name') ?? '')));
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <TextField label="Name" name="name" defaultValue={name} autoComplete="off" error={state.fields['name']} />
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {state.phase === 'busy' ? 'Saving' : 'Save name'}
      </button>
      <FormStatus state={state} done="Saved." />
    </form>
  );
}

type RemoveProps = { readonly name: string; readonly onRemove: () => Promise<Outcome> };

/** Asks once more before a deck goes. */
export function RemoveDeck({ name, onRemove }: RemoveProps) {
  const [isAsking, setAsking] = useState(false);
  const { state, handleSubmit } = useSubmit(onRemove);
  if (!isAsking)
    return (
      <div>
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          Remove this deck
        </button>
      </div>
    );
  return (
    <form className="set-form" onSubmit={handleSubmit}>
      <p>
        Remove {name} with all its cards? Your reviews of them stay in your log and in “Download my data”. The same file
        brought in again makes another deck, which does not know them.
      </p>
      <div className="deck-deeds">
        <button type="submit" className="btn danger" aria-busy={state.phase === 'busy'}>
          Remove it
        </button>
        <button type="button" className="btn quiet" onClick={() => setAsking(false)}>
          Keep it
        </button>
      </div>
      <FormStatus state={state} done="Removed." />
    </form>
  );
}
