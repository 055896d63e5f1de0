import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type Props = { readonly name: string | null; readonly onSave: (name: string) => Promise<Outcome> };

/** The name that others see, on score pages. */
export function NameForm({ name, onSave }: Props) {
  const { state, handleSubmit } = useSubmit((form) => onSave(String(form.get('name') ?? '')));
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <TextField
        label="Name shown to others"
        name="name"
        defaultValue={name ?? ''}
        autoComplete="nickname"
        help="Up to 50 characters. Empty: no name is shown."
        error={state.fields['name']}
      />
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {state.phase === 'busy' ? 'Saving' : 'Save name'}
      </button>
      <FormStatus state={state} done="Saved." />
    </form>
  );
}
