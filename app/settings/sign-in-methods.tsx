'use client';

import { useState } from 'react';
import { makePasskey, provePasskey } from '@/client/passkeys';
import { type Failure, send } from '@/client/send';
import { AgainNote } from '@/components/account/again-note';
import { PasskeyList, type ShownPasskey } from '@/components/account/passkey-list';
import type { ShownProvider } from '@/components/account/provider-buttons';
import { ProviderList } from '@/components/account/provider-list';

type Props = {
  readonly providers: readonly ShownProvider[];
  readonly linked: readonly { readonly provider: string }[];
  readonly passkeys: readonly ShownPasskey[];
  readonly hasPassword: boolean;
  /** What happened on the way to a service, when there is something to say. */
  readonly notice: string | null;
};

type Done = { readonly ok: true; readonly message: string };

/** One deed at a time, and what became of the last one. */
function useDeeds(notice: string | null) {
  const [busy, setBusy] = useState<string | null>(null);
  const [message, setMessage] = useState(notice ?? '');
  const [mustProve, setMustProve] = useState(false);
  const run = async (key: string, work: () => Promise<Done | Failure>): Promise<boolean> => {
    if (busy !== null) return false;
    setBusy(key);
    setMessage('');
    setMustProve(false);
    const outcome = await work();
    setBusy(null);
    if (!outcome.ok && outcome.code === 'sign_in_again') setMustProve(true);
    else setMessage(outcome.ok ? outcome.message : (outcome.fields['name'] ?? outcome.title));
    return outcome.ok;
  };
  return { busy, message, mustProve, run };
}

const done = (message: string): Done => ({ ok: true, message });

function usePasskeys(given: readonly ShownPasskey[], run: ReturnType<typeof useDeeds>['run']) {
  const [passkeys, setPasskeys] = useState(given);
  const add = (name: string) =>
    run('add', async () => {
      const made = await makePasskey(name);
      if (!made.ok) return made;
      setPasskeys((before) => [...before, { ...made.value, about: 'Added just now' }]);
      return done('The passkey was added.');
    });
  const rename = (id: string, name: string) =>
    run(id, async () => {
      const saved = await send<{ name: string }>('PATCH', `/api/v1/passkeys/${id}`, { name });
      if (!saved.ok) return saved;
      setPasskeys((before) => before.map((key) => (key.id === id ? { ...key, name: saved.value.name } : key)));
      return done('The name was saved.');
    });
  const remove = (id: string) =>
    run(id, async () => {
      const removed = await send('DELETE', `/api/v1/passkeys/${id}`);
      if (!removed.ok) return removed;
      setPasskeys((before) => before.filter((key) => key.id !== id));
      return done('The passkey was removed.');
    });
  return { passkeys, add, rename, remove };
}

/** The ways into this account: passkeys and other services, beside mail and password. */
export function SignInMethods({ providers, linked, passkeys: given, hasPassword, notice }: Props) {
  const { busy, message, mustProve, run } = useDeeds(notice);
  const { passkeys, add, rename, remove } = usePasskeys(given, run);
  const [connected, setConnected] = useState(new Set(linked.map(({ provider }) => provider)));

  const connect = (provider: string) =>
    run(provider, async () => {
      const started = await send<{ location: string }>('POST', '/api/v1/providers', { provider });
      if (!started.ok) return started;
      window.location.assign(started.value.location);
      return done('');
    });
  const disconnect = (provider: string) =>
    run(provider, async () => {
      const gone = await send('DELETE', `/api/v1/providers/${provider}`);
      if (!gone.ok) return gone;
      setConnected((before) => new Set([...before].filter((id) => id !== provider)));
      return done('The service is not connected any more.');
    });
  const prove = () =>
    run('again', async () => {
      const proved = await provePasskey('again');
      return proved.ok ? done('Thank you. Go on with what you wanted to do.') : proved;
    });

  return (
    <div className="set-form">
      <p className="meta">
        {hasPassword ? 'A link by mail and your password sign you in.' : 'A link by mail signs you in.'}
      </p>
      <h3 className="sub">Passkeys</h3>
      <PasskeyList passkeys={passkeys} busy={busy} onAdd={add} onRename={rename} onRemove={(id) => void remove(id)} />
      {providers.length > 0 && (
        <>
          <h3 className="sub">Other services</h3>
          <ProviderList
            providers={providers}
            linked={connected}
            busy={busy}
            onConnect={(id) => void connect(id)}
            onDisconnect={(id) => void disconnect(id)}
          />
        </>
      )}
      {mustProve && (
        <AgainNote
          href="/sign-in?returnTo=/settings"
          isBusy={busy === 'again'}
          onPasskey={passkeys.length > 0 ? () => void prove() : null}
        />
      )}
      <p role="status" aria-live="polite" className="meta">
        {message}
      </p>
    </div>
  );
}
