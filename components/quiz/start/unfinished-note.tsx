import { History } from 'lucide';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/domain/shared/count-of';

export type UnfinishedNoteProps = {
  readonly href: string;
  readonly answered: number;
  readonly total: number;
  /** As it is shown. */
  readonly startedAt: string;
};

/** An attempt at this guide that was begun and not submitted. */
export function UnfinishedNote({ href, answered, total, startedAt }: UnfinishedNoteProps) {
  return (
    <div className="callout qs-note">
      <Icon icon={History} />
      <p>
        <strong>You have a quiz that is not finished.</strong> {answered} of {countOf(total, 'question')} answered,
        begun {startedAt}. <a href={href}>Continue it</a>
      </p>
    </div>
  );
}
