import { Clock as ClockIcon } from 'lucide';
import { useEffect, useRef, useState } from 'react';
import { clockText, useClock } from '@/components/quiz/use-clock';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly deadlineAt: string | null;
  readonly serverNow: string;
  readonly extensionsLeft: number;
  readonly onExtend: () => Promise<void>;
  /** The time is over: what was saved is graded. */
  readonly onOver: () => void;
};

const warnMs = 2 * 60_000;

/** What is said aloud, at five minutes and at one. */
function spoken(left: number): string {
  if (left > 5 * 60_000 || left <= 0) return '';
  return left > 60_000 ? 'Less than 5 minutes are left.' : 'Less than 1 minute is left.';
}

/** The time that is left, quietly; two minutes before the end it asks whether more is needed (WCAG 2.2.1). */
export function Clock({ deadlineAt, serverNow, extensionsLeft, onExtend, onOver }: Props) {
  const left = useClock(deadlineAt, serverNow);
  const [dismissedFor, setDismissedFor] = useState<string | null>(null);
  const over = useRef<string | null>(null);
  useEffect(() => {
    if (left === null || left > 0 || over.current === deadlineAt) return;
    over.current = deadlineAt;
    onOver();
  }, [left, deadlineAt, onOver]);
  if (left === null) return null;
  const isAsking = left > 0 && left <= warnMs && dismissedFor !== deadlineAt && extensionsLeft > 0;
  return (
    <>
      <span className="quiz-clock tn">
        <Icon icon={ClockIcon} />
        <span className="vh">Time left: </span>
        {clockText(left)}
      </span>
      <span className="vh" role="status">
        {spoken(left)}
      </span>
      <Dialog title="Do you need more time?" isOpen={isAsking} onClose={() => setDismissedFor(deadlineAt)}>
        <p>
          {clockText(left)} left. When the time is over, what you have answered is graded. You can add time{' '}
          {countOf(extensionsLeft, 'more time')}; the score says that the clock was extended.
        </p>
        <div className="dialog-actions">
          <button type="button" className="btn primary" onClick={() => void onExtend()}>
            Add time
          </button>
          <button type="button" className="btn" onClick={() => setDismissedFor(deadlineAt)}>
            Go on without
          </button>
        </div>
      </Dialog>
    </>
  );
}
