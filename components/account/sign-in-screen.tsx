import { type ReactNode, useEffect, useRef, useState } from 'react';
import { LinkForm } from '@/components/account/link-form';
import { PasswordForm } from '@/components/account/password-form';
import type { Outcome } from '@/components/ui/use-submit';

type Way = 'link' | 'password' | 'new';
type Sent = 'link' | 'verify' | null;

type Props = {
  /** Why somebody was sent here, when there is something to say. */
  readonly notice: string | null;
  /** Without a mail server: where mail lies instead. */
  readonly mailFolder: string | null;
  readonly onLink: (email: string) => Promise<Outcome>;
  readonly onPassword: (email: string, password: string) => Promise<Outcome>;
  readonly onSignUp: (email: string, password: string) => Promise<Outcome>;
  readonly onSignedIn: () => void;
  /** Passkeys and other services. */
  readonly children: ReactNode;
};

const leads: Readonly<Record<Way, string>> = {
  link: 'New here? The same link makes your account.',
  password: 'With the password of your account.',
  new: 'An address to confirm, and a password.',
};

function SentNote({
  email,
  sent,
  mailFolder,
  onBack,
}: {
  email: string;
  sent: Sent;
  mailFolder: string | null;
  onBack: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div>
      <h1 className="title small" ref={heading} tabIndex={-1}>
        Check {email}
      </h1>
      <p className="si-lead">
        {sent === 'verify' ? 'Open the link to confirm the address. ' : ''}The link works once, for 10 minutes.
      </p>
      {mailFolder !== null && (
        <p className="callout info">
          <span>
            This Cairn has no mail server. The mail is in <code>{mailFolder}</code>, and its link in the terminal.
          </span>
        </p>
      )}
      <p>
        <button type="button" className="btn" onClick={onBack}>
          Another address, or send again
        </button>
      </p>
    </div>
  );
}

/** All ways to sign in, the one that suits everybody first. */
export function SignInScreen(props: Props) {
  const { notice, mailFolder, onLink, onPassword, onSignUp, onSignedIn, children } = props;
  const [way, setWay] = useState<Way>('link');
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState<Sent>(null);
  if (sent !== null) return <SentNote email={email} sent={sent} mailFolder={mailFolder} onBack={() => setSent(null)} />;
  const shared = { email, onEmail: setEmail };
  return (
    <div>
      <h1 className="title small">{way === 'new' ? 'Make an account' : 'Sign in'}</h1>
      <p className="si-lead">{leads[way]}</p>
      {notice !== null && (
        <p className="callout warn" role="status">
          {notice}
        </p>
      )}
      {way === 'link' && (
        <LinkForm {...shared} action="Email me a link" onSend={onLink} onSent={() => setSent('link')} />
      )}
      {way === 'password' && (
        <PasswordForm key="in" {...shared} isNew={false} onSubmit={onPassword} onDone={onSignedIn} />
      )}
      {way === 'new' && (
        <PasswordForm key="new" {...shared} isNew onSubmit={onSignUp} onDone={() => setSent('verify')} />
      )}
      <p className="si-ways">
        {way !== 'link' && (
          <button type="button" className="linkb" onClick={() => setWay('link')}>
            Email me a link instead
          </button>
        )}
        {way !== 'password' && (
          <button type="button" className="linkb" onClick={() => setWay('password')}>
            Use a password
          </button>
        )}
        {way === 'password' && (
          <>
            <button type="button" className="linkb" onClick={() => setWay('new')}>
              Make an account with a password
            </button>
            <a className="linkb" href="/reset">
              Forgot the password
            </a>
          </>
        )}
      </p>
      {children}
    </div>
  );
}
