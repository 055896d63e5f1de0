'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { takeLinkSecret } from '@/client/link-secret';
import { type Failure, send } from '@/client/send';
import { LinkButton, type LinkState } from '@/components/account/link-button';

type Found = { readonly email: string; readonly isSameBrowser: boolean };

const failed = ({ code, title }: Failure): LinkState =>
  code === 'link_expired' ? { phase: 'expired' } : { phase: 'failed', title };

export function LinkIsland() {
  const secret = useRef<string | null>(null);
  const [state, setState] = useState<LinkState>({ phase: 'looking' });

  const look = useCallback(async () => {
    secret.current ??= takeLinkSecret();
    if (secret.current === null) return setState({ phase: 'incomplete' });
    const found = await send<Found>('POST', '/api/v1/sign-in/link/check', { token: secret.current });
    setState(found.ok ? { phase: 'ready', ...found.value } : failed(found));
  }, []);
  useEffect(() => void look(), [look]);

  const use = async () => {
    setState({ phase: 'busy' });
    const used = await send<{ returnTo: string }>('POST', '/api/v1/sign-in/link/use', { token: secret.current });
    if (used.ok) window.location.assign(used.value.returnTo);
    else setState(failed(used));
  };
  return <LinkButton state={state} onUse={() => void use()} onRetry={() => void look()} />;
}
