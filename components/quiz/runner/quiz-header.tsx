import { Keyboard, X } from 'lucide';
import { SaveNote } from '@/components/quiz/runner/save-note';
import { Icon } from '@/components/ui/icon';
import { ProgressTrack } from '@/components/ui/progress-track';
import type { SaveState } from '@/domain/quiz/attempt-state';

type Props = {
  readonly leaveHref: string;
  readonly answered: number;
  readonly total: number;
  /** `14 of 30`, or what stands for it. */
  readonly place: string;
  readonly save: SaveState;
  /** Null: there is no clock. */
  readonly left: string | null;
  readonly onKeys: () => void;
};

/** The head of an attempt: the way out, how far, how long, and whether it is saved. */
export function QuizHeader({ leaveHref, answered, total, place, save, left, onKeys }: Props) {
  return (
    <header className="fhead quiz-head">
      <a className="iconb" href={leaveHref} aria-label="Leave the quiz. Answers stay saved.">
        <Icon icon={X} />
      </a>
      <div className="fprogress">
        <ProgressTrack label="Questions answered" done={answered} total={total} />
        <span className="tn quiz-place">{place}</span>
      </div>
      <div className="quiz-tools">
        {left !== null && (
          <span className="quiz-clock tn" role="timer">
            {left}
          </span>
        )}
        <SaveNote save={save} />
        <button type="button" className="iconb fkeys" aria-label="Keys" aria-keyshortcuts="?" onClick={onKeys}>
          <Icon icon={Keyboard} />
        </button>
      </div>
    </header>
  );
}
