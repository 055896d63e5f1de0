import { formatInstant } from '@/components/ui/format-date';
import type { SyncStatus } from '@/domain/review/sync-status';

type Props = { readonly status: SyncStatus; readonly onExportRefused: () => void };

/** What this browser keeps of the account, in numbers. */
export function BrowserSummary({ status, onExportRefused }: Props) {
  const { kept, waiting, refused, parked, lastSyncAt } = status;
  return (
    <>
      <dl>
        <dt>Ratings kept here</dt>
        <dd>{kept}</dd>
        <dt>Waiting to be sent</dt>
        <dd>{waiting}</dd>
        {parked > 0 && (
          <>
            <dt>Kept for another account</dt>
            <dd>{parked}</dd>
          </>
        )}
        <dt>Last sync</dt>
        <dd>
          {lastSyncAt === null
            ? 'not yet'
            : formatInstant(new Date(lastSyncAt), Intl.DateTimeFormat().resolvedOptions().timeZone)}
        </dd>
      </dl>
      {refused > 0 && (
        <div className="callout warn">
          <p>
            The server refused {refused === 1 ? '1 rating' : `${refused} ratings`}. They are kept here and count no
            longer.{' '}
            <button type="button" className="linkb" onClick={onExportRefused}>
              Save them as a file
            </button>
          </p>
        </div>
      )}
    </>
  );
}
