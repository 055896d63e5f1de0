import { type FormEvent, useState } from 'react';

export type ShownPasskey = { readonly id: string; readonly name: string; readonly about: string };

type RowProps = {
  readonly passkey: ShownPasskey;
  readonly isBusy: boolean;
  readonly onRename: (id: string, name: string) => Promise<boolean>;
  readonly onRemove: (id: string) => void;
};

function PasskeyRow({ passkey: { id, name, about }, isBusy, onRename, onRemove }: RowProps) {
  const [mode, setMode] = useState<'shown' | 'rename' | 'remove'>('shown');
  const rename = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('name') ?? '');
    if (await onRename(id, typed)) setMode('shown');
  };
  if (mode === 'rename')
    return (
      <li>
        <form className="pk-form" onSubmit={(event) => void rename(event)}>
          <input className="input" name="name" defaultValue={name} maxLength={60} aria-label={`New name of ${name}`} />
          <button type="submit" className="btn" aria-busy={isBusy}>
            Save<span className="sr-only"> the name of {name}</span>
          </button>
          <button type="button" className="btn quiet" onClick={() => setMode('shown')}>
            Cancel
          </button>
        </form>
      </li>
    );
  return (
    <li>
      <span>
        <b>{name}</b>
        <span className="meta">{mode === 'remove' ? 'It will not open this account any more.' : about}</span>
      </span>
      <span className="pk-deeds">
        {mode === 'remove' ? (
          <>
            <button type="button" className="btn danger" aria-busy={isBusy} onClick={() => onRemove(id)}>
              Remove<span className="sr-only"> {name} for good</span>
            </button>
            <button type="button" className="btn quiet" onClick={() => setMode('shown')}>
              Keep
            </button>
          </>
        ) : (
          <>
            <button type="button" className="btn quiet" onClick={() => setMode('rename')}>
              Rename<span className="sr-only"> {name}</span>
            </button>
            <button type="button" className="btn quiet" onClick={() => setMode('remove')}>
              Remove<span className="sr-only"> {name}</span>
            </button>
          </>
        )}
      </span>
    </li>
  );
}

type Props = {
  readonly passkeys: readonly ShownPasskey[];
  /** What is under way: `add`, or the id of a passkey. */
  readonly busy: string | null;
  readonly onAdd: (name: string) => Promise<boolean>;
  readonly onRename: RowProps['onRename'];
  readonly onRemove: RowProps['onRemove'];
};

/** The passkeys of an account, and the way to one more. */
export function PasskeyList({ passkeys, busy, onAdd, onRename, onRemove }: Props) {
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (await onAdd(String(new FormData(form).get('name') ?? ''))) form.reset();
  };
  return (
    <>
      {passkeys.length === 0 ? (
        <p className="meta">No passkeys yet. A passkey signs you in with the lock of your device.</p>
      ) : (
        <ul className="rows">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              isBusy={busy === passkey.id}
              onRename={onRename}
              onRemove={onRemove}
            />
          ))}
        </ul>
      )}
      <form className="pk-form" onSubmit={(event) => void add(event)}>
        <input
          className="input"
          name="name"
          required
          maxLength={60}
          placeholder="This laptop"
          aria-label="Name of the new passkey"
        />
        <button type="submit" className="btn" aria-busy={busy === 'add'}>
          Add a passkey
        </button>
      </form>
    </>
  );
}
