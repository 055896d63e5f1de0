import { useId, useState } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import { longestName } from '@/domain/account/display-name';

export type Choice = { readonly name: string | null; readonly isListed: boolean };

type Props = {
  readonly initial: Choice;
  /** Filled in when a name is to be shown and none was chosen yet. */
  readonly suggestedName: string;
  readonly action: string;
  readonly busyAction: string;
  readonly done: string;
  readonly onSubmit: (choice: Choice) => Promise<Outcome>;
};

const visibilities = [
  [false, 'Unlisted', 'Whoever has the link can open it. Search engines are told to leave it out.'],
  [true, 'Listed', 'It also stands on your public page, beside your other listed scores, and may be found by search.'],
] as const;

/** Which name a score page shows, and who may find it. */
export function ScoreChoiceForm({ initial, suggestedName, action, busyAction, done, onSubmit }: Props) {
  const id = useId();
  const [showsName, setShowsName] = useState(initial.name !== null);
  const { state, handleSubmit } = useSubmit((form) => {
    const name = showsName ? String(form.get('name') ?? '') : null;
    return onSubmit({ name, isListed: form.get('visibility') === 'listed' });
  });
  return (
    <form className="share-form" onSubmit={handleSubmit} noValidate>
      <label className="tick">
        <input type="checkbox" checked={showsName} onChange={(event) => setShowsName(event.currentTarget.checked)} />
        Show a name
      </label>
      {showsName && (
        <TextField
          label="Name shown"
          name="name"
          defaultValue={initial.name ?? suggestedName}
          autoComplete="name"
          help={`Up to ${longestName} characters. Anybody who opens the page sees it.`}
          error={state.fields['name']}
        />
      )}
      <fieldset>
        <legend className="flabel">Who can find it</legend>
        {visibilities.map(([isListed, label, about]) => (
          <div className="tick" key={label}>
            <input
              type="radio"
              id={`${id}-${label}`}
              name="visibility"
              value={isListed ? 'listed' : 'unlisted'}
              defaultChecked={initial.isListed === isListed}
              aria-describedby={`${id}-${label}-about`}
            />
            <span>
              <label htmlFor={`${id}-${label}`}>{label}</label>
              <span className="meta" id={`${id}-${label}-about`}>
                {about}
              </span>
            </span>
          </div>
        ))}
      </fieldset>
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {state.phase === 'busy' ? busyAction : action}
      </button>
      <FormStatus state={state} done={done} />
    </form>
  );
}
