import { SignInAgain } from '@/components/account/your-data';
import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type Props = {
  readonly email: string;
  readonly signInAgainHref: string;
  readonly onChange: (email: string) => Promise<Outcome>;
};

/** The address of the account, and the way to another one. */
export function EmailForm({ email, signInAgainHref, onChange }: Props) {
  const { state, handleSubmit } = useSubmit((form) => onChange(String(form.get('email') ?? '')));
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <TextField
        label="New address"
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        placeholder="you@example.com"
        help={`Now: ${email}. Both addresses get a link; the account moves when both were opened.`}
        error={state.fields['email']}
      />
      <button type="submit" className="btn" aria-busy={state.phase === 'busy'}>
        {state.phase === 'busy' ? 'Sending' : 'Send the links'}
      </button>
      <FormStatus
        state={state}
        done="Check both mailboxes. The links work once, for an hour."
        cure={<SignInAgain code={state.code} href={signInAgainHref} />}
      />
    </form>
  );
}
