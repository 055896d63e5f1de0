import { useId, useRef } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type Props = {
  readonly signInAgainHref: string;
  readonly onExport: () => Promise<Outcome>;
  readonly onAnki: () => Promise<Outcome>;
  readonly onImport: (file: File, withSettings: boolean) => Promise<Outcome>;
};

const noFile: Outcome = { ok: false, code: 'no_file', title: 'Choose a file first', fields: {} };

export function SignInAgain({ code, href }: { readonly code: string | null; readonly href: string }) {
  return code === 'sign_in_again' ? (
    <p>
      This needs a sign-in that is at most 10 minutes old. <a href={href}>Sign in again</a>
    </p>
  ) : null;
}

/** Take everything home, and bring it elsewhere. */
export function YourData({ signInAgainHref, onExport, onAnki, onImport }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const taking = useSubmit(onExport);
  const packing = useSubmit(onAnki);
  const bringing = useSubmit(async (form) => {
    const file = input.current?.files?.[0];
    return file === undefined ? noFile : onImport(file, form.get('settings') === 'on');
  });
  const isTaking = taking.state.phase === 'busy';
  const isPacking = packing.state.phase === 'busy';
  const isBringing = bringing.state.phase === 'busy';
  return (
    <>
      <form className="set-form" onSubmit={taking.handleSubmit}>
        <p>One ZIP with everything about you: JSON for programs, CSV for tables, a README for people.</p>
        <button type="submit" className="btn" aria-busy={isTaking}>
          {isTaking ? 'Collecting' : 'Download my data'}
        </button>
        <FormStatus
          state={taking.state}
          done="Downloaded."
          cure={<SignInAgain code={taking.state.code} href={signInAgainHref} />}
        />
      </form>
      <form className="set-form" onSubmit={packing.handleSubmit}>
        <p>
          The cards of the guides that you practise and of your decks as an Anki package, with due days and your log of
          reviews.
        </p>
        <button type="submit" className="btn" aria-busy={isPacking}>
          {isPacking ? 'Packing' : 'Export to Anki'}
        </button>
        <FormStatus
          state={packing.state}
          done="Downloaded."
          cure={<SignInAgain code={packing.state.code} href={signInAgainHref} />}
        />
      </form>
      <p>
        Decks from Anki come in at <a href="/decks">Your decks</a>.
      </p>
      <form className="set-form" onSubmit={bringing.handleSubmit}>
        <div className="field">
          <label htmlFor={id}>Bring data in</label>
          <input
            ref={input}
            id={id}
            className="input"
            type="file"
            accept=".zip,application/zip"
            aria-describedby={`${id}-help`}
          />
          <p className="help" id={`${id}-help`}>
            The ZIP of another Cairn: its reviews, how they were scheduled, and its decks. What is here stays; the same
            file twice adds nothing.
          </p>
        </div>
        <label className="box">
          <input type="checkbox" name="settings" /> Take its settings, too
        </label>
        <button type="submit" className="btn" aria-busy={isBringing}>
          {isBringing ? 'Bringing in' : 'Bring in'}
        </button>
        <FormStatus state={bringing.state} done="Done." />
      </form>
    </>
  );
}
