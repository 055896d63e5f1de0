import { Check, X } from 'lucide';
import { choicesOf, chosenOf, verdictOf, withTruths } from '@/components/quiz/choices';
import { Verdict } from '@/components/quiz/verdict';
import { Icon } from '@/components/ui/icon';
import type { GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

type Props = {
  readonly item: ShownItem;
  readonly response: Response | null;
  readonly graded: GradedItem;
};

/** The choices that say something: chosen ones, and the key. */
function Choices({ item, response, graded: plain }: Props) {
  const graded = withTruths(item, plain) ?? plain;
  const chosen = chosenOf(response);
  const shown = choicesOf(item).flatMap((choice) => {
    const verdict = verdictOf(choice.id, chosen.includes(choice.id), graded);
    return verdict === null ? [] : [{ choice, verdict }];
  });
  return (
    <ul className="choices is-graded">
      {shown.map(({ choice, verdict }) => (
        <li key={choice.id} className="choice-row">
          <div className={`choice ${item.type === 'multiple' ? 'multi ' : ''}${verdict.className}`}>
            <span className="dot" aria-hidden="true">
              <Icon icon={verdict.className === 'wrong' ? X : Check} />
            </span>
            <span className="choice-text" dangerouslySetInnerHTML={{ __html: choice.html }} />
            <span className="tag">{verdict.tag}</span>
          </div>
          <Why graded={graded} id={choice.id} />
        </li>
      ))}
    </ul>
  );
}

function Why({ graded, id }: { readonly graded: GradedItem; readonly id: string }) {
  const html = graded.choices.find((choice) => choice.id === id)?.explanationHtml ?? null;
  return html === null ? null : <div className="choice-why" dangerouslySetInnerHTML={{ __html: html }} />;
}

function Typed({ text, isRight }: { readonly text: string; readonly isRight: boolean }) {
  return (
    <div className={`choice ${isRight ? 'right' : 'wrong'}`}>
      <span className="dot" aria-hidden="true">
        <Icon icon={isRight ? Check : X} />
      </span>
      <span className="choice-text">
        <code>{text}</code>
      </span>
      <span className="tag">{isRight ? 'Your answer, correct' : 'Your answer'}</span>
    </div>
  );
}

function Ordered({ item, order, graded }: Pick<Props, 'item' | 'graded'> & { readonly order: readonly string[] }) {
  return (
    <div className="quiz-key">
      <p className="label">Your order</p>
      <ol>
        {order.map((id, index) => (
          <li key={id} className={graded.order[index] === id ? undefined : 'is-off'}>
            <span dangerouslySetInnerHTML={{ __html: item.choices.find((choice) => choice.id === id)?.html ?? '' }} />
            {graded.order[index] !== id && <span className="meta"> out of place</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

const ratings = { knew: 'Knew it', partly: 'Partly', missed: 'Missed it' } as const;

/** What was answered, what is right, and why. What a cloze has in its gaps is shown in its text. */
export function YourAnswer(props: Props) {
  const { item, response, graded } = props;
  const isChoice = item.type === 'single' || item.type === 'multiple' || item.type === 'boolean';
  const isTyped = response?.type === 'short' || response?.type === 'number';
  return (
    <>
      {isChoice && <Choices {...props} />}
      {isTyped && <Typed text={response.text} isRight={graded.credit >= 1} />}
      {response?.type === 'order' && <Ordered item={item} order={response.order} graded={graded} />}
      {response?.type === 'self' ? (
        <p className="sub">Your own rating: {ratings[response.rating]}.</p>
      ) : (
        <Verdict item={item} graded={graded} />
      )}
    </>
  );
}
