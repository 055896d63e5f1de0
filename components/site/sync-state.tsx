import { CloudOff, TriangleAlert } from 'lucide';
import { Icon } from '@/components/ui/icon';
import { barSentence, type SyncStatus } from '@/domain/review/sync-status';

type BarProps = { readonly status: SyncStatus; readonly signInHref: string };

/** The bar at the head of a page while ratings cannot be sent. It says how many wait, and is gone when none does. */
export function SyncBar({ status, signInHref }: BarProps) {
  const sentence = barSentence(status);
  const isSignedOut = status.trouble === 'signed_out' && status.isOnline;
  return (
    <div aria-live="polite" data-sync={status.isRunning ? 'running' : 'idle'}>
      {sentence !== null && (
        <div className="sync-bar">
          <p className="page">
            <Icon icon={isSignedOut ? TriangleAlert : CloudOff} />
            <span>
              {sentence}{' '}
              {isSignedOut && (
                <a href={signInHref}>
                  Sign in to send {status.waiting === 1 ? '1 rating' : `${status.waiting} ratings`}
                </a>
              )}
            </span>
          </p>
        </div>
      )}
    </div>
  );
}

type ToastProps = { readonly onReload: () => void };

/** A newer release waits. It stays until it is taken, since nothing is lost by waiting. */
export function UpdateToast({ onReload }: ToastProps) {
  return (
    <div className="toast-region" role="status">
      <p className="toast update-toast">
        A new version is ready.
        <button type="button" onClick={onReload}>
          Reload
        </button>
      </p>
    </div>
  );
}
