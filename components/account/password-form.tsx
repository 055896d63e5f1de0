import { useState } from 'react';
import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';
import { passwordLength } from '@/domain/account/password';

type Props = {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  /** For a new account: the password is chosen, not asked for. */
  readonly isNew: boolean;
  readonly onSubmit: (email: string, password: string) => Promise<Outcome>;
  readonly onDone: () => void;
};

/** A password that is typed, pasted or filled in, and may be looked at. */
export function PasswordForm({ email, onEmail, isNew, onSubmit, onDone }: Props) {
  const [isShown, setIsShown] = useState(false);
  const { state, handleSubmit } = useSubmit(async (form) => {
    const outcome = await onSubmit(String(form.get('email') ?? ''), String(form.get('password') ?? ''));
    if (outcome.ok) onDone();
    return outcome;
  });
  const isBusy = state.phase === 'busy';
  const action = isNew ? 'Make an account' : 'Sign in';
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
      <TextField
        label="Password"
        name="password"
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        error={state.fields['password']}
        {...(isNew
          ? { help: `At least ${passwordLength.least} characters. A few words are better than a few signs.` }
          : {})}
      />
      <label className="box">
        <input type="checkbox" checked={isShown} onChange={(event) => setIsShown(event.target.checked)} /> Show the
        password
      </label>
      <button type="submit" className="btn primary big block" aria-busy={isBusy}>
        {isBusy ? 'One moment' : action}
      </button>
      <FormStatus state={state} done="" />
    </form>
  );
}
