'use client';

import { useEffect, useRef, useState } from 'react';
import { takeLinkSecret } from '@/client/link-secret';
import { send } from '@/client/send';

type Shown = { readonly title: string; readonly text: string } | null;

const done = { title: 'The account has moved.', text: 'Sign in with the new address from now on.' };
const half = {
  title: 'This address has confirmed.',
  text: 'The account moves when the link to the other address was opened, too.',
};
const broken = { title: 'This link is not complete.', text: 'Open it from the mail once more. Nothing was changed.' };

export function ConfirmIsland() {
  const secret = useRef<string | null>(null);
  const [shown, setShown] = useState<Shown>(null);
  const [isBusy, setIsBusy] = useState(false);

  useEffect(() => {
    secret.current ??= takeLinkSecret();
  }, []);

  const confirm = async () => {
    if (secret.current === null) return setShown(broken);
    setIsBusy(true);
    const answer = await send<{ isDone: boolean }>('POST', '/api/v1/account/email/confirm', { token: secret.current });
    setIsBusy(false);
    if (answer.ok) setShown(answer.value.isDone ? done : half);
    else setShown({ title: 'That did not work.', text: answer.title });
  };

  return (
    <div role="status" aria-live="polite">
      <h1 className="title small">{shown?.title ?? 'Confirm the new address'}</h1>
      <p className="si-lead">
        {shown?.text ?? 'If you asked to move your account, press once. If you did not, close this page.'}
      </p>
      {shown === null ? (
        <button type="button" className="btn primary big" aria-busy={isBusy} onClick={() => void confirm()}>
          Confirm
        </button>
      ) : (
        <a className="btn" href="/settings">
          Settings
        </a>
      )}
    </div>
  );
}
