'use client';

import { useState } from 'react';
import { provePasskey } from '@/client/passkeys';
import { send } from '@/client/send';
import { PasskeyButton } from '@/components/account/passkey-button';
import { ProviderButtons, type ShownProvider } from '@/components/account/provider-buttons';

type Props = { readonly providers: readonly ShownProvider[]; readonly returnTo: string };

/** Passkeys and other services: the part of the sign-in page below the form. */
export function OtherWays({ providers, returnTo }: Props) {
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  /** `busy` stays on when the browser is about to leave this page. */
  const go = async (key: string, work: () => Promise<string | null>) => {
    if (busy !== null) return;
    setBusy(key);
    setProblem(null);
    const title = await work();
    if (title === null) return;
    setProblem(title);
    setBusy(null);
  };

  const choose = (provider: string) =>
    go(provider, async () => {
      const started = await send<{ location: string }>('POST', '/api/v1/sign-in/provider', { provider, returnTo });
      if (!started.ok) return started.title;
      window.location.assign(started.value.location);
      return null;
    });

  const signInByPasskey = () =>
    go('passkey', async () => {
      const proved = await provePasskey('sign-in');
      if (!proved.ok) return proved.title;
      window.location.assign(returnTo);
      return null;
    });

  return (
    <div className="others">
      <p>
        <PasskeyButton isBusy={busy === 'passkey'} onUse={() => void signInByPasskey()} />
      </p>
      {problem !== null && (
        <p className="callout warn" role="alert">
          <span>{problem}</span>
        </p>
      )}
      {providers.length > 0 && (
        <>
          <div className="or">or</div>
          <ProviderButtons providers={providers} busy={busy} onChoose={(id) => void choose(id)} />
        </>
      )}
    </div>
  );
}
