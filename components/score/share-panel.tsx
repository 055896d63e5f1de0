import { useEffect, useRef, useState } from 'react';
import { type Choice, ScoreChoiceForm } from '@/components/score/score-choice';
import { SharedScore } from '@/components/score/shared-score';
import type { Outcome } from '@/components/ui/use-submit';
import type { SharedAttempt } from '@/domain/score/embed';
import type { OwnScore } from '@/domain/score/score-schema';

type Failed = Extract<Outcome, { readonly ok: false }>;
type Saved = { readonly ok: true; readonly value: OwnScore } | Failed;

type Props = {
  readonly attempt: SharedAttempt;
  /** Pages of this attempt that are up. */
  readonly scores: readonly OwnScore[];
  /** The account's display name; empty when there is none. */
  readonly suggestedName: string;
  readonly onCreate: (choice: Choice) => Promise<Saved>;
  readonly onChange: (id: string, choice: Choice) => Promise<Saved>;
  readonly onRevoke: (id: string) => Promise<Outcome>;
};

/** Makes a result public, shows what to do with the page, and takes it down again. `share-head` names the section around it. */
export function SharePanel({ attempt, scores: initial, suggestedName, onCreate, onChange, onRevoke }: Props) {
  const [scores, setScores] = useState(initial);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (said !== '') heading.current?.focus();
  }, [said]);

  const create = async (choice: Choice): Promise<Outcome> => {
    const made = await onCreate(choice);
    if (made.ok) {
      setScores((before) => [made.value, ...before.filter(({ id }) => id !== made.value.id)]);
      setSaid('The page is up.');
    }
    return made;
  };
  const change = async (id: string, choice: Choice): Promise<Outcome> => {
    const saved = await onChange(id, choice);
    if (saved.ok) setScores((before) => before.map((each) => (each.id === id ? saved.value : each)));
    return saved;
  };
  const revoke = async (id: string): Promise<Outcome> => {
    const gone = await onRevoke(id);
    if (gone.ok) {
      setScores((before) => before.filter((each) => each.id !== id));
      setSaid('The page is down. Its address leads nowhere.');
    }
    return gone;
  };

  return (
    <div className="share">
      <h2 id="share-head" ref={heading} tabIndex={-1}>
        Share this score
      </h2>
      <p role="status" className="meta">
        {said}
      </p>
      {scores.length === 0 && (
        <>
          <p className="share-about">
            Makes a page anyone can open: the name you choose, the guide and edition, the score by level and the date.
            {attempt.kind === 'self_rated' ? ' It says that you rated yourself.' : ' It is signed by this server.'} You
            can take it down at any time.
          </p>
          <ScoreChoiceForm
            initial={{ name: suggestedName === '' ? null : suggestedName, isListed: false }}
            suggestedName={suggestedName}
            action="Make the page"
            busyAction="Making the page"
            done="The page is up."
            onSubmit={create}
          />
        </>
      )}
      {scores.map((score) => (
        <SharedScore
          key={score.id}
          attempt={attempt}
          score={score}
          suggestedName={suggestedName}
          onChange={(choice) => change(score.id, choice)}
          onRevoke={() => revoke(score.id)}
        />
      ))}
    </div>
  );
}
