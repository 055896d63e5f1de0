import { X } from 'lucide';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/icon';

type Props = {
  readonly position: number;
  readonly total: number;
  /** Where the answers are: "Saved 10:42". */
  readonly saved: string;
  readonly isTrouble: boolean;
  readonly onLeave: () => void;
  readonly children: ReactNode;
};

/** The head of a running quiz: the way out, how far, the clock, and where the answers are. */
export function QuizHeader({ position, total, saved, isTrouble, onLeave, children }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const share = total === 0 ? 0 : Math.min(position, total) / total;
  useEffect(() => track.current?.style.setProperty('--share', String(share)), [share]);
  return (
    <header className="fhead quiz-head">
      <button type="button" className="iconb" aria-label="Leave; your answers are kept" onClick={onLeave}>
        <Icon icon={X} />
      </button>
      <div className="fprogress">
        <div
          className="prog"
          ref={track}
          role="progressbar"
          aria-label="Place in the quiz"
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={Math.min(position, total)}
        >
          <i />
          <b />
        </div>
        <span className="tn">
          {Math.min(position, total)} of {total}
        </span>
      </div>
      <div className="quiz-tools">
        {children}
        <span className={isTrouble ? 'saved-note is-trouble' : 'saved-note'} role="status">
          {saved}
        </span>
      </div>
    </header>
  );
}
