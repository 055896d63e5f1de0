import { stonePath } from '@/components/ui/stones';
import type { SavedResponse, ShownItem } from '@/domain/quiz/attempt-view';

type Props = {
  readonly items: readonly ShownItem[];
  readonly responses: Readonly<Record<string, SavedResponse>>;
  /** Index of the one on the screen; -1 when it is the last look. */
  readonly current: number;
  readonly onGo: (index: number) => void;
};

const stone = stonePath(17, 1, 32, 22, -0.03);

function labelOf(position: number, saved: SavedResponse | undefined, isCurrent: boolean): string {
  const words = [saved?.response == null ? 'open' : 'answered'];
  if (saved?.isFlagged) words.push('flagged');
  if (isCurrent) words.push('current');
  return `Question ${position}, ${words.join(', ')}`;
}

/** A stone for each question: filled when it is answered, dashed while it is open, marked when it is flagged. */
export function QuestionMap({ items, responses, current, onGo }: Props) {
  return (
    <nav className="qmap" aria-label="Questions">
      {items.map(({ ref, position }, index) => {
        const saved = responses[ref];
        const isCurrent = index === current;
        const state = isCurrent ? 'is-current' : saved?.response == null ? 'is-open' : 'is-done';
        return (
          <button
            key={ref}
            type="button"
            className={`${state}${saved?.isFlagged ? ' is-flagged' : ''}`}
            aria-label={labelOf(position, saved, isCurrent)}
            aria-current={isCurrent ? 'step' : undefined}
            onClick={() => onGo(index)}
          >
            <svg viewBox="0 0 34 24" aria-hidden="true" preserveAspectRatio="none">
              <path d={stone} />
            </svg>
            {position}
          </button>
        );
      })}
    </nav>
  );
}
