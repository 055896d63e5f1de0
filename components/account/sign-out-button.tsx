import { Dialog } from '@/components/ui/dialog';

type Props = {
  readonly isBusy: boolean;
  /** Ratings that could not be sent, when that has been found out; null before. */
  readonly unsent: number | null;
  readonly hasFailed: boolean;
  readonly onSignOut: () => void;
  readonly onKeep: () => void;
  readonly onDelete: () => void;
  readonly onCancel: () => void;
};

/** Signs out, and asks first when that would lose something. */
export function SignOutButton({ isBusy, unsent, hasFailed, onSignOut, onKeep, onDelete, onCancel }: Props) {
  const ratings = unsent === 1 ? '1 rating has' : `${unsent} ratings have`;
  return (
    <>
      <button type="button" className="btn" aria-disabled={isBusy} onClick={() => !isBusy && onSignOut()}>
        Sign out
      </button>
      <span role="status">
        {hasFailed && 'The server did not answer, so you are still signed in. Nothing was removed from this browser.'}
      </span>
      <Dialog title="Ratings not sent" isOpen={unsent !== null} onClose={onCancel}>
        <p>
          {ratings} not been sent to your account. They can stay in this browser until you sign in here again, or be
          deleted for good.
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <button type="button" className="btn primary" onClick={onKeep}>
            Keep them and sign out
          </button>
          <button type="button" className="btn" onClick={onDelete}>
            Delete them and sign out
          </button>
          <button type="button" className="btn quiet" onClick={onCancel}>
            Stay signed in
          </button>
        </div>
      </Dialog>
    </>
  );
}
