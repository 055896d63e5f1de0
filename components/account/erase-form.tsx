import { SignInAgain } from '@/components/account/your-data';
import { FormStatus } from '@/components/ui/form-status';
import { TextField } from '@/components/ui/text-field';
import { type Outcome, useSubmit } from '@/components/ui/use-submit';

type Props = {
  readonly email: string;
  readonly reviewCount: number;
  readonly signInAgainHref: string;
  readonly onErase: (confirm: string) => Promise<Outcome>;
};

/** The end of an account. The address is typed, so that no slip of the hand can do it. */
export function EraseForm({ email, reviewCount, signInAgainHref, onErase }: Props) {
  const { state, handleSubmit } = useSubmit((form) => onErase(String(form.get('confirm') ?? '')));
  const isBusy = state.phase === 'busy';
  return (
    <form className="set-form" onSubmit={handleSubmit} noValidate>
      <p>
        {reviewCount === 1 ? '1 event' : `${reviewCount.toLocaleString('en')} events`} of your log, your settings and
        your ways to sign in will be gone, at once and for good. Download your data first if you want to keep it.
      </p>
      <TextField
        label={`Write ${email} to confirm`}
        name="confirm"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={state.fields['confirm']}
      />
      <button type="submit" className="btn danger" aria-busy={isBusy}>
        {isBusy ? 'Deleting' : 'Delete my account'}
      </button>
      <FormStatus state={state} done="Deleted." cure={<SignInAgain code={state.code} href={signInAgainHref} />} />
    </form>
  );
}
