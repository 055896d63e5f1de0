import { CloudOff, TriangleAlert } from 'lucide';
import { Icon } from '@/components/ui/icon';
import type { SaveState } from '@/domain/quiz/attempt-state';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function words({ trouble, waiting, savedAt, isKept }: SaveState): string {
  if (trouble === 'offline') return isKept ? 'Offline: kept here' : 'Offline: kept in this page';
  if (trouble !== null) return 'Not saved';
  if (waiting > 0) return 'Saving';
  return savedAt === null ? '' : `Saved ${time.format(new Date(savedAt))}`;
}

/** Where the answers are, in two words at the head of the page. */
export function SaveNote({ save }: { readonly save: SaveState }) {
  return (
    <span className={`quiz-saved${save.trouble === null ? '' : ' is-troubled'}`} role="status" data-save={words(save)}>
      {words(save)}
    </span>
  );
}

type BarProps = { readonly save: SaveState; readonly signInHref: string };

/** What is wrong with saving, what is safe, and what to do, in a bar that goes when it is over. */
export function SaveBar({ save, signInHref }: BarProps) {
  const { trouble, waiting, isKept } = save;
  if (trouble === null || (trouble !== 'lost' && waiting === 0 && trouble !== 'refused')) return null;
  const answers = waiting === 1 ? '1 answer' : `${waiting} answers`;
  const where = isKept ? 'kept on this device' : 'kept in this page, so leave it open';
  return (
    <div className="sync-bar quiz-bar" role="status">
      <p className="page">
        <Icon icon={trouble === 'offline' ? CloudOff : TriangleAlert} />
        <span>
          {trouble === 'offline' && `Offline. ${answers} ${where}, and sent when the connection is back.`}
          {trouble === 'away' && `The server did not take ${answers} yet. Nothing is lost: ${where}, and sent again.`}
          {trouble === 'refused' && 'The server refused the last answer. What it has of this question is shown.'}
          {trouble === 'lost' && (
            <>
              You are signed out, so answers are not sent. {waiting > 0 && `${answers} ${where}. `}
              <a href={signInHref}>Sign in and go on</a>
            </>
          )}
        </span>
      </p>
    </div>
  );
}
