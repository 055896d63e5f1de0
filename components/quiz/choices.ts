/** Choices, their letters and their grades, for the screen that asks and the one that tells. */
import type { GradedItem, ShownChoice, ShownItem } from '@/domain/quiz/attempt-view';
import type { Response } from '@/domain/quiz/response';

/** The choices after choosing or clearing one. */
export function toggled(chosen: readonly string[], id: string, isMultiple: boolean): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((each) => each !== id);
  return isMultiple ? [...chosen, id] : [id];
}

export type ChoiceVerdict = { readonly className: 'right' | 'wrong' | 'missed'; readonly tag: string };

/** What a graded choice says of itself; null for one that was rightly left alone. */
export function verdictOf(id: string, isChosen: boolean, graded: GradedItem | null): ChoiceVerdict | null {
  const known = graded?.choices.find((choice) => choice.id === id);
  if (known === undefined) return null;
  if (!known.isKey) return isChosen ? { className: 'wrong', tag: 'Your answer' } : null;
  if (isChosen) return { className: 'right', tag: 'Your answer, correct' };
  const isAlso = (graded?.choices.filter((choice) => choice.isKey).length ?? 0) > 1;
  return { className: 'missed', tag: isAlso ? 'Also correct' : 'Correct' };
}

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

/** The response that these choices are; null for none. */
export function responseOf({ type }: ShownItem, ids: readonly string[]): Response | null {
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
