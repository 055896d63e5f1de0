import { PasskeyButton } from '@/components/account/passkey-button';

type Props = {
  readonly href: string;
  /** Given when there is a passkey to use. */
  readonly onPasskey: (() => void) | null;
  readonly isBusy: boolean;
};

/** Asks somebody who has been signed in for a while to show once more who they are. */
export function AgainNote({ href, onPasskey, isBusy }: Props) {
  return (
    <div className="callout warn" role="alert">
      <div>
        <p>For this, show once more that it is you: you signed in more than 15 minutes ago.</p>
        <p className="again">
          <a className="linkb" href={href}>
            Sign in again
          </a>
          {onPasskey !== null && <PasskeyButton isBusy={isBusy} onUse={onPasskey} />}
        </p>
      </div>
    </div>
  );
}
