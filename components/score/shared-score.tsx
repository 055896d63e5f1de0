import { useState } from 'react';
import { CopyField } from '@/components/score/copy-field';
import { type Choice, ScoreChoiceForm } from '@/components/score/score-choice';
import { Dialog } from '@/components/ui/dialog';
import type { Outcome } from '@/components/ui/use-submit';
import { htmlSnippet, linkedInUrl, markdownSnippet, type SharedAttempt } from '@/domain/score/embed';
import type { OwnScore } from '@/domain/score/score-schema';

type Props = {
  readonly attempt: SharedAttempt;
  readonly score: OwnScore;
  readonly suggestedName: string;
  readonly onChange: (choice: Choice) => Promise<Outcome>;
  readonly onRevoke: () => Promise<Outcome>;
};

function TakeDown({ onRevoke }: Pick<Props, 'onRevoke'>) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const revoke = async () => {
    setBusy(true);
    setProblem('');
    const gone = await onRevoke();
    setBusy(false);
    if (!gone.ok) setProblem(gone.title);
  };
  return (
    <>
      <button type="button" className="btn danger" onClick={() => setOpen(true)}>
        Take it down
      </button>
      <Dialog title="Take this page down?" isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>
          The page, its picture, its badge and its credential stop working, for good. Caches follow within a minute;
          shields.io may take five. Copies that others have made, such as a preview in a chat, cannot be called back.
          Your result stays, and you can share it anew under another address.
        </p>
        <p role="status">{problem}</p>
        <p className="dialog-acts">
          <button type="button" className="btn danger" aria-busy={isBusy} onClick={() => void revoke()}>
            {isBusy ? 'Taking it down' : 'Take it down'}
          </button>
          <button type="button" className="btn" onClick={() => setOpen(false)}>
            Keep it
          </button>
        </p>
      </Dialog>
    </>
  );
}

function Links({ attempt, url, version }: { attempt: SharedAttempt; url: string; version: number }) {
  const path = new URL(url).pathname;
  return (
    <div className="share-two">
      <div className="share-links">
        <CopyField label="Link" value={url} />
        <CopyField label="For a README" value={markdownSnippet(url, attempt)} />
        <CopyField label="As HTML" value={htmlSnippet(url, attempt)} />
        <p>
          {/* biome-ignore lint/performance/noImgElement: drawn by our own server at the size it is shown. */}
          <img src={`${path}/badge.svg?v=${version}`} alt="How the badge looks" height="20" />
        </p>
        <p className="slinks">
          <a href={url}>Open the page</a>
          <a href={linkedInUrl({ ...attempt, pageUrl: url })} rel="noopener noreferrer" target="_blank">
            Add to LinkedIn
          </a>
          <a href={`${path}/credential.json`}>Signed credential</a>
        </p>
      </div>
      {/* biome-ignore lint/performance/noImgElement: drawn by our own server, for others at this very address. */}
      <img
        className="share-picture"
        src={`${path}/og.png?v=${version}`}
        alt="How the link looks where it is posted"
        width="600"
        height="315"
      />
    </div>
  );
}

/** A score page that is up: what to take along, what to change, and how to end it. */
export function SharedScore({ attempt, score, suggestedName, onChange, onRevoke }: Props) {
  const version = Date.parse(score.changedAt);
  return (
    <div className="shared">
      {score.url === null ? (
        <p>
          This score is shared. The server’s secret has changed since, so its link works on but cannot be shown again.
          Take it down and share it anew if you need the link.
        </p>
      ) : (
        <Links attempt={attempt} url={score.url} version={version} />
      )}
      <details className="share-more">
        <summary>Change what it shows</summary>
        <ScoreChoiceForm
          initial={score}
          suggestedName={suggestedName}
          action="Save changes"
          busyAction="Saving"
          done="Saved."
          onSubmit={onChange}
        />
      </details>
      <TakeDown onRevoke={onRevoke} />
    </div>
  );
}
