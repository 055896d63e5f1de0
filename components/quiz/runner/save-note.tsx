import { CloudOff, TriangleAlert } from 'lucide';
import { Icon } from '@/components/ui/icon';
import type { SaveState } from '@/domain/quiz/attempt-state';
import { countOf } from '@/domain/shared/count-of';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function words({ trouble, waiting, savedAt, isKept }: SaveState): string {
  if (trouble === 'offline') return isKept ? 'Offline: kept here' : 'Offline: kept in this page';
  if (trouble !== null) return 'Not saved';
  if (waiting > 0) return 'Saving';
  return savedAt === null ? '' : `Saved at ${time.format(new Date(savedAt))}`;
}

/** Where the answers are, in two words at the head of the page. */
export function SaveNote({ save }: { readonly save: SaveState }) {
  return (
    <span className={`quiz-saved${save.trouble === null ? '' : ' is-troubled'}`} data-save={words(save)}>
      {words(save)}
    </span>
  );
}

type BarProps = { readonly save: SaveState; readonly signInHref: string };

/** What is wrong with saving, what is safe, and what to do; nothing while all is well. */
function Trouble({ save, signInHref }: BarProps) {
  const { trouble, waiting, isKept } = save;
  const answers = countOf(waiting, 'answer');
  const where = isKept ? 'kept on this device' : 'kept in this page, so leave it open';
  if (trouble === 'offline') return `Offline. ${answers} ${where}, and sent when the connection is back.`;
  if (trouble === 'away') return `The server did not take ${answers} yet. Nothing is lost: ${where}, and sent again.`;
  if (trouble === 'refused') return 'The server refused the last answer. What it has of this question is shown.';
  return (
    <>
      You are signed out, so answers are not sent. {waiting > 0 && `${answers} ${where}. `}
      <a href={signInHref}>Sign in and go on</a>
    </>
  );
}

/** A bar that is there while something is wrong with saving. What it says is said aloud, too. */
export function SaveBar(props: BarProps) {
  const { trouble, waiting } = props.save;
  const isShown = trouble === 'lost' || trouble === 'refused' || (trouble !== null && waiting > 0);
  return (
    <div role="status">
      {isShown && (
        <div className="sync-bar quiz-bar">
          <p className="page">
            <Icon icon={trouble === 'offline' ? CloudOff : TriangleAlert} />
            <span>
              <Trouble {...props} />
            </span>
          </p>
        </div>
      )}
    </div>
  );
}
