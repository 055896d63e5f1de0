'use client';

import { useEffect, useState } from 'react';
import { takeLinkSecret } from '@/client/link-secret';
import { send } from '@/client/send';
import { LinkForm } from '@/components/account/link-form';
import { NewPasswordForm } from '@/components/account/new-password-form';

type Props = { readonly mailFolder: string | null };

export function ResetIsland({ mailFolder }: Props) {
  const [secret, setSecret] = useState<string | null>(null);
  const [email, setEmail] = useState('');
  const [isSent, setIsSent] = useState(false);
  const [isExpired, setIsExpired] = useState(false);
  useEffect(() => setSecret(takeLinkSecret()), []);

  const set = async (password: string) => {
    const done = await send('POST', '/api/v1/reset/use', { token: secret, password });
    if (done.ok) window.location.assign('/settings');
    else if (done.code === 'link_expired') {
      setSecret(null);
      setIsExpired(true);
    }
    return done;
  };

  if (secret !== null)
    return (
      <div>
        <h1 className="title small">Set a new password</h1>
        <p className="si-lead">It signs out every other device.</p>
        <NewPasswordForm asksCurrent={false} action="Set password and sign in" onSubmit={set} />
      </div>
    );
  if (isSent)
    return (
      <div role="status">
        <h1 className="title small">Check {email}</h1>
        <p className="si-lead">If it has an account here, a link is on its way. It works once, for 10 minutes.</p>
        {mailFolder !== null && (
          <p className="callout info">
            <span>
              This Cairn has no mail server. The mail is in <code>{mailFolder}</code>, and its link in the terminal.
            </span>
          </p>
        )}
      </div>
    );
  return (
    <div>
      <h1 className="title small">Set a new password</h1>
      <p className="si-lead">
        {isExpired
          ? 'This link has been used or is older than 10 minutes. Send another.'
          : 'By a link to your address.'}
      </p>
      <LinkForm
        email={email}
        onEmail={setEmail}
        action="Email me a link"
        onSend={(typed) => send('POST', '/api/v1/reset', { email: typed })}
        onSent={() => setIsSent(true)}
      />
      <p className="si-ways">
        <a className="linkb" href="/sign-in">
          Sign in another way
        </a>
      </p>
    </div>
  );
}
