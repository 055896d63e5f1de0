import { History } from 'lucide';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/domain/shared/count-of';

type Props = {
  readonly href: string;
  readonly answered: number;
  readonly total: number;
  /** When, as it is shown. */
  readonly begun: string;
};

/** An attempt at this guide that was begun and not submitted. */
export function UnfinishedNote({ href, answered, total, begun }: Props) {
  return (
    <div className="callout qs-note">
      <Icon icon={History} />
      <p>
        <strong>One quiz is not finished.</strong> {answered} of {countOf(total, 'question')} answered, begun {begun}.{' '}
        <a href={href}>Continue it</a>
      </p>
    </div>
  );
}
