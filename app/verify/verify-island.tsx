'use client';

import { useEffect, useRef, useState } from 'react';
import { takeLinkSecret } from '@/client/link-secret';
import { send } from '@/client/send';
import { LinkButton, type LinkState, PasswordOnce } from '@/components/account/link-button';

type Shown =
  | { readonly kind: 'start' }
  | { readonly kind: 'password'; readonly error: string | null }
  | { readonly kind: 'end'; readonly state: LinkState };

export function VerifyIsland() {
  const secret = useRef<string | null>(null);
  const [shown, setShown] = useState<Shown>({ kind: 'start' });
  const [isBusy, setIsBusy] = useState(false);

  // Taken at once: a second link in this tab has to be seen.
  useEffect(() => {
    secret.current ??= takeLinkSecret();
  }, []);

  const confirm = async (password: string | null) => {
    if (secret.current === null) return setShown({ kind: 'end', state: { phase: 'incomplete' } });
    setIsBusy(true);
    const verified = await send('POST', '/api/v1/verify', { token: secret.current, password });
    setIsBusy(false);
    if (verified.ok) return window.location.assign('/settings');
    const { code, title } = verified;
    if (code === 'password_needed') return setShown({ kind: 'password', error: null });
    if (code === 'wrong_credentials') return setShown({ kind: 'password', error: 'This is not that password' });
    setShown({ kind: 'end', state: code === 'link_expired' ? { phase: 'expired' } : { phase: 'failed', title } });
  };

  if (shown.kind === 'end')
    return <LinkButton state={shown.state} onUse={() => {}} onRetry={() => setShown({ kind: 'start' })} />;
  return (
    <div>
      <h1 className="title small">Confirm your address</h1>
      {shown.kind === 'password' ? (
        <>
          <p className="si-lead">This is not the browser in which the account was asked for.</p>
          <PasswordOnce error={shown.error} isBusy={isBusy} onSubmit={(password) => void confirm(password)} />
        </>
      ) : (
        <>
          <p className="si-lead">If you asked for an account here, one press makes it yours.</p>
          <button type="button" className="btn primary big" aria-busy={isBusy} onClick={() => void confirm(null)}>
            Confirm and sign in
          </button>
        </>
      )}
    </div>
  );
}
