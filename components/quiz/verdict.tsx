import { CircleCheck, CircleDashed, CircleDot, CircleX } from 'lucide';
import { Icon } from '@/components/ui/icon';
import type { GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import { gradeWords, verdictWords } from '@/domain/quiz/grade-words';

const icons = { right: CircleCheck, partly: CircleDot, wrong: CircleX, unanswered: CircleDashed } as const;

function InOrder({ item, graded }: { readonly item: ShownItem; readonly graded: GradedItem }) {
  return (
    <div className="quiz-key">
      <p className="label">In order</p>
      <ol>
        {graded.order.map((id) => (
          <li
            key={id}
            dangerouslySetInnerHTML={{ __html: item.choices.find((choice) => choice.id === id)?.html ?? '' }}
          />
        ))}
      </ol>
    </div>
  );
}

/** The key of an item whose key is not a choice. */
export function Key({ item, graded }: { readonly item: ShownItem; readonly graded: GradedItem }) {
  if (item.type === 'order') return <InOrder item={item} graded={graded} />;
  if (graded.keyTexts.length === 0 || item.type === 'boolean') return null;
  const isCloze = item.type === 'cloze';
  const label = isCloze ? 'In the gaps' : graded.keyTexts.length > 1 ? 'Accepted' : 'Answer';
  return (
    <div className="quiz-key">
      <p className="label">{label}</p>
      <ul>
        {graded.keyTexts.map((text, index) => (
          <li key={index}>
            {isCloze && <span className="meta">Gap {index + 1} </span>}
            <code>{text}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Props = {
  readonly item: ShownItem;
  readonly graded: GradedItem;
  /** Alone on its page, where it can be gone to by its name. */
  readonly isAlone?: boolean;
};

/** How an item went: the verdict in a word, the credit, the key and why. */
export function Verdict({ item, graded, isAlone = false }: Props) {
  return (
    <section className={`verdict is-${graded.verdict}`} {...(isAlone ? { 'aria-label': 'How it was graded' } : {})}>
      <p className="verdict-head">
        <Icon icon={icons[graded.verdict]} />
        <span>
          <strong>{verdictWords(graded)}</strong> {gradeWords(graded)}
        </span>
      </p>
      {graded.verdict !== 'right' && <Key item={item} graded={graded} />}
      {graded.explanationHtml !== null && (
        <div className="verdict-why" dangerouslySetInnerHTML={{ __html: graded.explanationHtml }} />
      )}
    </section>
  );
}
