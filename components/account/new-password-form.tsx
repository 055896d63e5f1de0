import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import { passwordLength } from '@/domain/account/password';

type Props = {
  /** Whether the old one is asked for, too. */
  readonly asksCurrent: boolean;
  readonly action: string;
  readonly onSubmit: (password: string, current: string) => Promise<Outcome>;
};

/** Chooses a password. */
export function NewPasswordForm({ asksCurrent, action, onSubmit }: Props) {
  const { state, handleSubmit } = useSubmit((form) =>
    onSubmit(String(form.get('password') ?? ''), String(form.get('current') ?? '')),
  );
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      {asksCurrent && (
        <TextField
          label="Current password"
          name="current"
          type="password"
          autoComplete="current-password"
          error={state.fields['current']}
        />
      )}
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        help={`At least ${passwordLength.least} characters. A few words are better than a few signs.`}
        error={state.fields['password']}
      />
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {state.phase === 'busy' ? 'One moment' : action}
      </button>
      <FormStatus state={state} done="Saved. Your other sessions have ended." />
    </form>
  );
}
