import { ChoiceInput, toggled } from '@/components/quiz/runner/choice-input';
import { OrderInput } from '@/components/quiz/runner/order-input';
import { SelfInput } from '@/components/quiz/runner/self-input';
import { TypedInput } from '@/components/quiz/runner/typed-input';
import type { GradedItem, ShownChoice, ShownItem } from '@/domain/quiz/attempt-view';
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

const truths: readonly ShownChoice[] = [
  { id: 'true', html: 'True' },
  { id: 'false', html: 'False' },
];

/** The choices of an item that has some, `true` and `false` included. */
export function choicesOf({ type, choices }: ShownItem): readonly ShownChoice[] {
  if (type === 'boolean') return truths;
  return type === 'single' || type === 'multiple' ? choices : [];
}

export function chosenOf(response: Response | null): readonly string[] {
  if (response?.type === 'single') return [response.choice];
  if (response?.type === 'multiple') return response.choices;
  return response?.type === 'boolean' ? [String(response.value)] : [];
}

function responseOf({ type }: ShownItem, ids: readonly string[]): Response | null {
  const [first] = ids;
  if (first === undefined) return null;
  if (type === 'multiple') return { type, choices: [...ids] };
  return type === 'boolean' ? { type, value: first === 'true' } : { type: 'single', choice: first };
}

/** The answer after a letter was pressed: chosen, or cleared when it was chosen. Undefined: there is no such choice. */
export function afterLetter(item: ShownItem, response: Response | null, index: number): Response | null | undefined {
  const choice = choicesOf(item)[index];
  if (choice === undefined) return undefined;
  return responseOf(item, toggled(chosenOf(response), choice.id, item.type === 'multiple'));
}

/** Which of the two truths is the key, told as of any other choice. */
export function withTruths(item: ShownItem, graded: GradedItem | null): GradedItem | null {
  if (graded === null || item.type !== 'boolean') return graded;
  const key = graded.keyTexts[0] === 'True' ? 'true' : 'false';
  return { ...graded, choices: truths.map(({ id }) => ({ id, isKey: id === key, explanationHtml: null })) };
}

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
