import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { areLettersOn, turnLetters } from '@/components/ui/plain-key';
import { countOf } from '@/domain/shared/count-of';

type FinishProps = {
  readonly isOpen: boolean;
  readonly open: number;
  readonly total: number;
  readonly onClose: () => void;
  readonly onFinish: () => void;
};

/** Asked before an attempt ends with open questions: they cannot be answered afterwards. */
export function FinishDialog({ isOpen, open, total, onClose, onFinish }: FinishProps) {
  const title = open === 0 ? 'Finish now?' : `Finish with ${countOf(open, 'open question')}?`;
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <p className="sub">
        {open === 0
          ? `All ${total} are answered.`
          : `${total - open} of ${total} are answered. An open question has no points.`}{' '}
        Answers cannot be changed afterwards.
      </p>
      <div className="dialog-actions">
        <button type="button" className="btn" onClick={onClose}>
          Keep going
        </button>
        <button type="button" className="btn primary" onClick={onFinish}>
          Finish and grade
        </button>
      </div>
    </Dialog>
  );
}

type ClockProps = {
  readonly isOpen: boolean;
  readonly left: string;
  readonly onExtend: () => Promise<boolean>;
  readonly onClose: () => void;
};

/** Asked near the end of the clock, as often as it can be extended (WCAG 2.2.1). */
export function ClockDialog({ isOpen, left, onExtend, onClose }: ClockProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const extend = async () => {
    if (state === 'busy') return;
    setState('busy');
    const isDone = await onExtend();
    // With more time the dialog has no cause any more, and goes.
    setState(isDone ? 'idle' : 'failed');
  };
  return (
    <Dialog title="Need more time?" isOpen={isOpen} onClose={onClose}>
      <p className="sub">
        <span className="tn">{left}</span>. You can add time, and the result says that you did. When the time is over,
        the answers that are saved are graded.
      </p>
      {state === 'failed' && <p role="alert">The server did not answer. Try again.</p>}
      <div className="dialog-actions">
        <button
          type="button"
          className="btn primary"
          aria-busy={state === 'busy'}
          onClick={() => void extend()}
          ref={(button) => {
            if (isOpen && button !== null && state === 'idle') button.focus();
          }}
        >
          {state === 'busy' ? 'Adding time' : 'Add time'}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          No, carry on
        </button>
      </div>
    </Dialog>
  );
}

const keys: readonly (readonly [readonly string[], string])[] = [
  [['A', 'to', 'H'], 'choose an answer, or clear it'],
  [['Enter'], 'next question; in practice, check the answer first'],
  [['Backspace'], 'previous question'],
  [['F'], 'flag this question'],
  [['Alt', '↑', '↓'], 'move a step, in a question about order'],
  [['?'], 'this list'],
];

/** The keys of an attempt, and the switch that turns single letters off. */
export function QuizKeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const [areOn, setAreOn] = useState(areLettersOn);
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>{names.map((name) => (name === 'to' ? <span key={name}>to</span> : <kbd key={name}>{name}</kbd>))}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="box">
        <input
          type="checkbox"
          checked={areOn}
          onChange={(event) => {
            turnLetters(event.target.checked);
            setAreOn(areLettersOn());
          }}
        />
        Keys of a single letter, on every page of this browser
      </label>
    </Dialog>
  );
}
