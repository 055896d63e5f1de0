import { choicesOf, chosenOf, responseOf, withTruths } from '@/components/quiz/choices';
import { ChoiceInput } from '@/components/quiz/runner/choice-input';
import { OrderInput } from '@/components/quiz/runner/order-input';
import { SelfInput } from '@/components/quiz/runner/self-input';
import { TypedInput } from '@/components/quiz/runner/typed-input';
import type { GradedItem, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

export type AnswerProps = {
  readonly item: ShownItem;
  readonly response: Response | null;
  readonly graded: GradedItem | null;
  /** On its way to be checked: not to be changed. */
  readonly isBusy: boolean;
  readonly onAnswer: (response: Response | null, isTyping: boolean) => void;
  /** Enter in a field. */
  readonly onDone: () => void;
};

/** The part of an item that is answered, for each type but cloze, whose fields stand in its text. */
export function ItemAnswer(props: AnswerProps) {
  const { item, response, graded, isBusy, onAnswer } = props;
  if (item.type === 'short' || item.type === 'number') return <TypedInput {...props} />;
  if (item.type === 'self') return <SelfInput {...props} />;
  if (item.type === 'order') return <OrderInput {...props} />;
  if (item.type === 'cloze') return null;
  return (
    <ChoiceInput
      name={`answer-${item.ref}`}
      choices={choicesOf(item)}
      isMultiple={item.type === 'multiple'}
      chosen={chosenOf(response)}
      graded={withTruths(item, graded)}
      isBusy={isBusy}
      onChoose={(ids) => onAnswer(responseOf(item, ids), false)}
    />
  );
}
