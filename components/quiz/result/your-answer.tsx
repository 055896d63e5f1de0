import type { ReactNode } from 'react';
import { Verdict } from '@/components/quiz/verdict';
import type { GradedItem, ShownChoice, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

const selfWords = { knew: 'Knew it', partly: 'Knew it in part', missed: 'Missed it' } as const;

function Choices({ ids, choices }: { readonly ids: readonly string[]; readonly choices: readonly ShownChoice[] }) {
  return (
    <ol className="answer-list">
      {ids.map((id) => (
        <li key={id} dangerouslySetInnerHTML={{ __html: choices.find((choice) => choice.id === id)?.html ?? '' }} />
      ))}
    </ol>
  );
}

function responseText(item: ShownItem, response: Response): ReactNode {
  if (response.type === 'boolean') return response.value ? 'True' : 'False';
  if (response.type === 'short' || response.type === 'number') return <code>{response.text}</code>;
  if (response.type === 'cloze')
    return item.gaps.map((name, index) => (
      <span key={name}>
        {index > 0 && ', '}
        <code>{response.gaps[name] ?? '(empty)'}</code>
      </span>
    ));
  return response.type === 'self' ? selfWords[response.rating] : null;
}

type ChoiceLine = { readonly choice: ShownChoice; readonly className: string; readonly tag: string };

/** Of the choices only those that matter: what was chosen, and what is right. */
function choiceLines(item: ShownItem, response: Response | null, graded: GradedItem): ChoiceLine[] {
  const chosen =
    response?.type === 'single' ? [response.choice] : response?.type === 'multiple' ? response.choices : [];
  return item.choices.flatMap((choice) => {
    const isKey = graded.choices.some(({ id, isKey: key }) => key && id === choice.id);
    const isChosen = chosen.includes(choice.id);
    if (isKey) return [{ choice, className: 'right', tag: isChosen ? 'Your answer, correct' : 'Correct' }];
    return isChosen ? [{ choice, className: 'wrong', tag: 'Your answer' }] : [];
  });
}

function ChoiceAnswer(props: { item: ShownItem; response: Response | null; graded: GradedItem }) {
  const { item, response, graded } = props;
  return (
    <div className="choices">
      {choiceLines(item, response, graded).map(({ choice, className, tag }) => {
        const why = graded.choices.find(({ id }) => id === choice.id)?.explanationHtml ?? null;
        return (
          <div key={choice.id}>
            <div className={`choice is-still ${className}`}>
              <span className="choice-text" dangerouslySetInnerHTML={{ __html: choice.html }} />
              <span className="tag">{tag}</span>
            </div>
            {why !== null && <div className="choice-why" dangerouslySetInnerHTML={{ __html: why }} />}
          </div>
        );
      })}
    </div>
  );
}

type Props = { readonly item: ShownItem; readonly response: Response | null; readonly graded: GradedItem };

/** What was answered, what is right, and why. */
export function YourAnswer({ item, response, graded }: Props) {
  const isChoice = item.type === 'single' || item.type === 'multiple';
  return (
    <>
      {isChoice && <ChoiceAnswer item={item} response={response} graded={graded} />}
      {!isChoice && response !== null && response.type !== 'order' && (
        <p className="your-answer">
          <span className="label">Your answer</span> {responseText(item, response)}
        </p>
      )}
      {response?.type === 'order' && (
        <div className="your-answer">
          <span className="label">Your order</span>
          <Choices ids={response.order} choices={item.choices} />
        </div>
      )}
      {item.type !== 'self' && <Verdict item={item} graded={graded} isStill />}
    </>
  );
}
