import { useId } from 'react';
import { ChoiceInput } from '@/components/quiz/choice-input';
import { OrderInput } from '@/components/quiz/order-input';
import { SelfInput } from '@/components/quiz/self-input';
import type { GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

export type AnswerProps = {
  readonly item: ShownItem;
  readonly response: Response | null;
  readonly graded: GradedItem | null;
  readonly onAnswer: (response: Response | null, isTyping?: boolean) => void;
  /** Enter in a field. */
  readonly onDone: () => void;
};

const truths = [
  { id: 'true', html: 'True' },
  { id: 'false', html: 'False' },
];

function truthsGraded(graded: GradedItem | null): GradedItem | null {
  if (graded === null) return null;
  const key = graded.keyTexts[0] === 'True' ? 'true' : 'false';
  return { ...graded, choices: truths.map(({ id }) => ({ id, isKey: id === key, explanationHtml: null })) };
}

function TypedAnswer({ item, response, graded, onAnswer, onDone }: AnswerProps) {
  const id = useId();
  const type = item.type === 'number' ? 'number' : 'short';
  const text = response?.type === type ? response.text : '';
  return (
    <div className="field quiz-answer quiz-typed">
      <label htmlFor={id}>{type === 'number' ? 'Your answer, a number' : 'Your answer'}</label>
      <span className="quiz-unit">
        <input
          id={id}
          className="input"
          value={text}
          inputMode={type === 'number' ? 'decimal' : 'text'}
          maxLength={500}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          readOnly={graded !== null}
          onChange={(event) => onAnswer(event.target.value === '' ? null : { type, text: event.target.value }, true)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone();
          }}
        />
        {item.unit !== null && <span>{item.unit}</span>}
      </span>
    </div>
  );
}

function order({ response, item }: AnswerProps): readonly string[] {
  return response?.type === 'order' ? response.order : item.choices.map(({ id }) => id);
}

/** The part of an item that is answered, for each type but cloze, whose fields stand in its text. */
export function ItemAnswer(props: AnswerProps) {
  const { item, response, graded, onAnswer } = props;
  const name = `answer-${item.ref}`;
  if (item.type === 'single')
    return (
      <ChoiceInput
        name={name}
        choices={item.choices}
        isMultiple={false}
        chosen={response?.type === 'single' ? [response.choice] : []}
        graded={graded}
        onChoose={([choice]) => onAnswer(choice === undefined ? null : { type: 'single', choice })}
      />
    );
  if (item.type === 'multiple')
    return (
      <ChoiceInput
        name={name}
        choices={item.choices}
        isMultiple
        chosen={response?.type === 'multiple' ? response.choices : []}
        graded={graded}
        onChoose={(ids) => onAnswer(ids.length === 0 ? null : { type: 'multiple', choices: [...ids] })}
      />
    );
  if (item.type === 'boolean')
    return (
      <ChoiceInput
        name={name}
        choices={truths}
        isMultiple={false}
        chosen={response?.type === 'boolean' ? [String(response.value)] : []}
        graded={truthsGraded(graded)}
        onChoose={([id]) => onAnswer(id === undefined ? null : { type: 'boolean', value: id === 'true' })}
      />
    );
  if (item.type === 'short' || item.type === 'number') return <TypedAnswer {...props} />;
  if (item.type === 'order')
    return (
      <OrderInput
        steps={item.choices}
        order={order(props)}
        isFixed={graded !== null}
        onOrder={(ids) => onAnswer({ type: 'order', order: [...ids] })}
      />
    );
  return item.type === 'self' ? <SelfInput {...props} /> : null;
}
