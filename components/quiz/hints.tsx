import { Lightbulb } from 'lucide';
import { Icon } from '@/components/ui/icon';

type Props = {
  readonly opened: readonly string[];
  readonly count: number;
  readonly onOpen: (count: number) => void;
};

/** Hints, one after the other, for whoever asks. */
export function Hints({ opened, count, onOpen }: Props) {
  return (
    <div className="hints" aria-live="polite">
      {opened.map((html) => (
        <div key={html} className="callout">
          <Icon icon={Lightbulb} />
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </div>
      ))}
      {opened.length < count && (
        <button type="button" className="linkb" onClick={() => onOpen(opened.length + 1)}>
          {opened.length === 0 ? 'Show a hint' : `Show another hint (${opened.length} of ${count} shown)`}
        </button>
      )}
    </div>
  );
}
