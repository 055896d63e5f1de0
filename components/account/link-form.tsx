import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type Props = {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  /** "Email me a link". */
  readonly action: string;
  readonly onSend: (email: string) => Promise<Outcome>;
  readonly onSent: () => void;
};

/** One field and one button: the way in for everybody. */
export function LinkForm({ email, onEmail, action, onSend, onSent }: Props) {
  const { state, handleSubmit } = useSubmit(async (form) => {
    const outcome = await onSend(String(form.get('email') ?? ''));
    if (outcome.ok) onSent();
    return outcome;
  });
  const isBusy = state.phase === 'busy';
  return (
    <form className="si-form" onSubmit={handleSubmit} noValidate>
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        placeholder="you@example.com"
        value={email}
        onChange={(event) => onEmail(event.target.value)}
        error={state.fields['email']}
      />
      <button type="submit" className="btn primary big block" aria-busy={isBusy}>
        {isBusy ? 'Sending' : action}
      </button>
      <FormStatus state={state} done="" />
    </form>
  );
}
