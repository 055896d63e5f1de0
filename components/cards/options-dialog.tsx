import { useEffect, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { Choice } from '@/domain/review/deck';

type Option = { readonly value: string; readonly label: string; readonly count: number };

type Props = {
  /** The guide's path. */
  readonly guideHref: string;
  readonly isOpen: boolean;
  readonly choice: Choice;
  readonly levels: readonly Option[];
  readonly topics: readonly Option[];
  readonly shakyCount: number;
  /** How many cards fit a choice. */
  readonly countOf: (choice: Choice) => number;
  readonly onStart: (choice: Choice) => void;
  readonly onReset: () => void;
  readonly onClose: () => void;
};

function Boxes({
  legend,
  options,
  chosen,
  onChange,
}: {
  legend: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      <div className="boxes">
        {options.map(({ value, label, count }) => (
          <label key={value} className="box">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
              }
            />
            {label} <span className="meta tn">{count}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which cards, and in which order. Starting a choice begins a new sitting; ratings stay. */
export function OptionsDialog({
  guideHref,
  isOpen,
  choice,
  levels,
  topics,
  shakyCount,
  countOf,
  onStart,
  onReset,
  onClose,
}: Props) {
  const [draft, setDraft] = useState(choice);
  const [isAsking, setIsAsking] = useState(false);
  const current = useRef(choice);
  current.current = choice;
  useEffect(() => {
    if (!isOpen) return;
    setDraft(current.current);
    setIsAsking(false);
  }, [isOpen]);
  const count = countOf(draft);
  if (isAsking) {
    return (
      <Dialog title="Forget all ratings of this guide?" isOpen={isOpen} onClose={onClose}>
        <p className="sub">The marks beside its questions go, and the cards begin anew. This cannot be undone.</p>
        <div className="dialog-actions">
          <button type="button" className="btn danger" onClick={onReset}>
            Forget ratings
          </button>
          <button type="button" className="btn" ref={(button) => button?.focus()} onClick={() => setIsAsking(false)}>
            Keep them
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Choose cards" isOpen={isOpen} onClose={onClose}>
      <div className="options">
        <Boxes
          legend="Levels"
          options={levels}
          chosen={draft.levels}
          onChange={(chosen) => setDraft({ ...draft, levels: chosen })}
        />
        <Boxes
          legend="Topics"
          options={topics}
          chosen={draft.topics}
          onChange={(chosen) => setDraft({ ...draft, topics: chosen })}
        />
        <fieldset>
          <legend className="label">Order</legend>
          <div className="boxes">
            <label className="box">
              <input
                type="checkbox"
                checked={draft.isShuffled}
                onChange={(event) => setDraft({ ...draft, isShuffled: event.target.checked })}
              />
              Shuffle
            </label>
            <label className="box">
              <input
                type="checkbox"
                checked={draft.onlyShaky}
                onChange={(event) => setDraft({ ...draft, onlyShaky: event.target.checked })}
              />
              Only shaky ones <span className="meta tn">{shakyCount}</span>
            </label>
          </div>
        </fieldset>
        <p className="meta" role="status">
          {count === 0 ? 'No card fits. Choose more levels or topics.' : count === 1 ? '1 card' : `${count} cards`}
        </p>
        <div className="dialog-actions">
          <button type="button" className="btn primary" disabled={count === 0} onClick={() => onStart(draft)}>
            Start with these
          </button>
          <button type="button" className="linkb push" onClick={() => setIsAsking(true)}>
            Reset this guide
          </button>
        </div>
        <p className="meta">
          All cards of this guide for Anki, without your ratings:{' '}
          <a href={`${guideHref}/anki.apkg`} download>
            package
          </a>{' '}
          or{' '}
          <a href={`${guideHref}/anki.txt`} download>
            text
          </a>
        </p>
      </div>
    </Dialog>
  );
}
