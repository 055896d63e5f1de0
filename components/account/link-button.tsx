import { type ReactNode, useEffect, useRef, useState } from 'react';
import { TextField } from '@/components/ui/text-field';

export type LinkState =
  | { readonly phase: 'looking' | 'busy' }
  | { readonly phase: 'ready'; readonly email: string; readonly isSameBrowser: boolean }
  | { readonly phase: 'expired' | 'incomplete' }
  | { readonly phase: 'failed'; readonly title: string };

type Props = { readonly state: LinkState; readonly onUse: () => void; readonly onRetry: () => void };

function Heading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 className="title small" ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** The page behind a mailed link. Opening it uses nothing: programs that look at mail open links, too. */
export function LinkButton({ state, onUse, onRetry }: Props) {
  if (state.phase === 'looking') return <p className="meta">Looking at the link</p>;
  if (state.phase === 'expired' || state.phase === 'incomplete')
    return (
      <div>
        <Heading>
          {state.phase === 'expired'
            ? 'This link has been used or is older than 10 minutes.'
            : 'This link is not complete.'}
        </Heading>
        <p className="si-lead">Nothing was changed. A new one takes a moment.</p>
        <p>
          <a className="btn primary" href="/sign-in">
            Send another
          </a>
        </p>
      </div>
    );
  if (state.phase === 'failed')
    return (
      <div>
        <Heading>That did not work.</Heading>
        <p className="si-lead">{state.title}</p>
        <button type="button" className="btn primary" onClick={onRetry}>
          Try again
        </button>
      </div>
    );
  const isBusy = state.phase === 'busy';
  return (
    <div>
      <Heading>Sign in</Heading>
      {state.phase === 'ready' && (
        <p className="si-lead">
          {state.isSameBrowser
            ? `As ${state.email}.`
            : `You are signing in as ${state.email} on this device. It is not the one that asked for the link: go on only if you asked for it yourself.`}
        </p>
      )}
      <button type="button" className="btn primary big" aria-busy={isBusy} onClick={onUse}>
        {isBusy ? 'Signing in' : 'Sign in on this device'}
      </button>
    </div>
  );
}

/** Asks for the password when an address is confirmed in another browser than the one that signed up. */
export function PasswordOnce({
  error,
  isBusy,
  onSubmit,
}: {
  readonly error: string | null;
  readonly isBusy: boolean;
  readonly onSubmit: (password: string) => void;
}) {
  const [password, setPassword] = useState('');
  return (
    <form
      className="si-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(password);
      }}
    >
      <TextField
        label="The password that you signed up with"
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={error ?? undefined}
      />
      <button type="submit" className="btn primary big" aria-busy={isBusy}>
        Confirm and sign in
      </button>
    </form>
  );
}
