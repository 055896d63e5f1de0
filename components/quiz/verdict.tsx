import { CircleCheck, CircleDashed, CircleX } from 'lucide';
import { Icon } from '@/components/ui/icon';
import type { GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import { pointsText } from '@/domain/quiz/result-words';

const words = { right: 'Correct', partly: 'Partly correct', wrong: 'Not correct', unanswered: 'No answer' } as const;
const icons = { right: CircleCheck, partly: CircleDashed, wrong: CircleX, unanswered: CircleDashed } as const;

function Key({ item, graded }: { readonly item: ShownItem; readonly graded: GradedItem }) {
  if (item.type === 'order')
    return (
      <div className="quiz-key">
        <p>In order:</p>
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
  if (graded.keyTexts.length === 0 || item.type === 'boolean') return null;
  const lead = item.type === 'cloze' ? 'In the gaps: ' : graded.keyTexts.length > 1 ? 'Accepted: ' : 'Answer: ';
  return (
    <p className="quiz-key">
      {lead}
      {graded.keyTexts.map((text, index) => (
        <span key={text}>
          {index > 0 && ', '}
          <code>{text}</code>
        </span>
      ))}
    </p>
  );
}

type Props = {
  readonly item: ShownItem;
  readonly graded: GradedItem;
  /** It was there when the page came, so that it is not announced. */
  readonly isStill?: boolean;
};

/** How an item went: the verdict in a word, the credit, the key and why. */
export function Verdict({ item, graded, isStill = false }: Props) {
  return (
    <section className={`verdict is-${graded.verdict}`} aria-label="How it was graded">
      <p className="verdict-head" {...(isStill ? {} : { role: 'status' })}>
        <Icon icon={icons[graded.verdict]} />
        <strong>{words[graded.verdict]}.</strong>{' '}
        <span>
          {graded.reason} {graded.verdict === 'partly' && `Credit ${pointsText(graded.credit)} of 1.`}
        </span>
      </p>
      {graded.verdict !== 'right' && <Key item={item} graded={graded} />}
      {graded.explanationHtml !== null && (
        <div className="read verdict-why" dangerouslySetInnerHTML={{ __html: graded.explanationHtml }} />
      )}
    </section>
  );
}
