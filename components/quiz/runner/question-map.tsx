import { stonePath } from '@/components/ui/stones';
import { type AttemptState, isAnswered, tally } from '@/domain/quiz/attempt-state';
import type { ShownItem } from '@/domain/quiz/attempt-view';
import { hashOf, type QuizPlace } from '@/domain/quiz/quiz-place';

type Props = {
  readonly items: readonly ShownItem[];
  readonly responses: AttemptState['responses'];
  readonly place: QuizPlace;
};

const stone = stonePath(20, 3, 36, 26, -0.05);

function Pebble({ item, responses, place }: Props & { readonly item: ShownItem }) {
  const saved = responses[item.ref];
  const isCurrent = item.position === place;
  const state = isCurrent ? 'is-current' : isAnswered(saved?.response) ? 'is-answered' : 'is-open';
  const words = [
    `Question ${item.position}`,
    isAnswered(saved?.response) ? 'answered' : 'open',
    ...(saved?.isChecked ? ['checked'] : []),
    ...(saved?.isFlagged ? ['flagged'] : []),
  ];
  return (
    <a
      className={`tn ${state}${saved?.isFlagged ? ' is-flagged' : ''}`}
      href={hashOf(item.position)}
      aria-label={words.join(', ')}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <svg viewBox="0 0 40 32" preserveAspectRatio="none" aria-hidden="true">
        <path d={stone} />
      </svg>
      {item.position}
    </a>
  );
}

/** Every question as a numbered pebble: answered, open, flagged, and the one on the screen. */
export function QuestionMap({ items, responses, place }: Props) {
  return (
    <ol className="quiz-map">
      {items.map((item) => (
        <li key={item.ref}>
          <Pebble item={item} items={items} responses={responses} place={place} />
        </li>
      ))}
    </ol>
  );
}

/** "13 answered, 17 open, 2 flagged". */
export function tallyWords(items: readonly ShownItem[], responses: AttemptState['responses']): string {
  const { answered, open, flagged } = tally(items, responses);
  const counts = [`${answered} answered`, `${open} open`, ...(flagged > 0 ? [`${flagged} flagged`] : [])];
  return counts.join(', ');
}
