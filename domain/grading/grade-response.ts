/**
 * How much credit a response gets: 0 to 1, by the table in docs/quiz-items.md. Nothing costs points. Pure, so that the
 * same response to the same item always has the same credit, whenever and wherever it is counted again.
 */
import { isUnitOf, isWithin, parseNumberAnswer } from '@/domain/grading/number-answer';
import { isAccepted } from '@/domain/grading/typed-answer';
import type { SelfItem } from '@/domain/quiz/frozen-item';
import type { Item } from '@/domain/quiz/item';
import type { Response } from '@/domain/quiz/response';
import { countOf } from '@/domain/shared/count-of';

export type Grade = {
  readonly credit: number;
  readonly verdict: 'right' | 'partly' | 'wrong' | 'unanswered';
  /** What was given credit and what was not, in words. */
  readonly reason: string;
  /** Of a cloze: the gaps that were right. */
  readonly rightGaps: readonly string[];
};

type Of<Type extends Item['type']> = Extract<Item, { type: Type }>;
type ChoiceItem = Extract<Item, { choices: unknown }>;

function graded(credit: number, reason: string, rightGaps: readonly string[] = []): Grade {
  return { credit, verdict: credit >= 1 ? 'right' : credit > 0 ? 'partly' : 'wrong', reason, rightGaps };
}

const unanswered: Grade = { credit: 0, verdict: 'unanswered', reason: 'No answer was given.', rightGaps: [] };

function gradeMultiple(item: ChoiceItem, chosen: readonly string[]): Grade {
  if (chosen.length === 0) return unanswered;
  const keys = new Set(item.choices.filter((choice) => choice.correct).map((choice) => choice.id));
  const known = new Set(item.choices.map((choice) => choice.id));
  const picked = chosen.filter((id) => known.has(id));
  const right = picked.filter((id) => keys.has(id)).length;
  const wrong = picked.length - right;
  const found = `${right} of ${countOf(keys.size, 'correct choice')} found`;
  return graded(Math.max(0, (right - wrong) / keys.size), wrong === 0 ? `${found}.` : `${found}, ${wrong} wrong.`);
}

function gradeNumber(item: Of<'number'>, text: string): Grade {
  if (text.trim() === '') return unanswered;
  const answer = parseNumberAnswer(text);
  if (answer === null) return graded(0, 'The answer is not a number.');
  if (!isUnitOf(answer.unit, item.unit))
    return graded(
      0,
      item.unit === null ? 'A number without a unit was asked for.' : `The unit asked for is ${item.unit}.`,
    );
  if (isWithin(answer.value, item.value, item.tolerance)) return graded(1, 'Within what is accepted.');
  return graded(0, 'Outside of what is accepted.');
}

/** Kendall's tau over the steps that are named, cut at 0: pairs in order less pairs out of order, by all pairs. */
function gradeOrder(item: Of<'order'>, order: readonly string[]): Grade {
  const key = item.order.map((step) => step.id);
  const place = new Map(order.map((id, index) => [id, index]));
  if (key.every((id) => !place.has(id))) return unanswered;
  let inOrder = 0;
  let outOfOrder = 0;
  for (const [index, earlier] of key.entries()) {
    for (const later of key.slice(index + 1)) {
      const [a, b] = [place.get(earlier), place.get(later)];
      if (a === undefined || b === undefined) continue;
      if (a < b) inOrder += 1;
      else outOfOrder += 1;
    }
  }
  const pairs = (key.length * (key.length - 1)) / 2;
  const credit = pairs === 0 ? 1 : Math.max(0, (inOrder - outOfOrder) / pairs);
  return graded(credit, credit >= 1 ? 'All steps in order.' : `${inOrder} of ${countOf(pairs, 'pair')} in order.`);
}

function gradeCloze(item: Of<'cloze'>, gaps: Readonly<Record<string, string>>): Grade {
  if (item.gaps.every(({ name }) => (gaps[name] ?? '').trim() === '')) return unanswered;
  const right = item.gaps.filter(({ name, accept }) =>
    isAccepted(gaps[name] ?? '', { accept, pattern: null, rules: item.rules }),
  );
  const reason = `${right.length} of ${countOf(item.gaps.length, 'gap')} right.`;
  return graded(
    right.length / item.gaps.length,
    reason,
    right.map(({ name }) => name),
  );
}

const selfGrades = {
  knew: graded(1, 'You knew it, by your own rating.'),
  partly: graded(0.5, 'You knew it in part, by your own rating.'),
  missed: graded(0, 'You missed it, by your own rating.'),
};

/** Whether a response is of the item's kind and names only what the item has: anything else is refused, not graded. */
export function fitsItem(item: Item | SelfItem, response: Response): boolean {
  if (response.type !== item.type) return false;
  if (item.type === 'single' || item.type === 'multiple') {
    const ids = new Set(item.choices.map((choice) => choice.id));
    const chosen =
      response.type === 'single' ? [response.choice] : response.type === 'multiple' ? response.choices : [];
    return chosen.every((id) => ids.has(id));
  }
  if (item.type === 'order' && response.type === 'order') {
    const ids = new Set(item.order.map((step) => step.id));
    return response.order.length === ids.size && response.order.every((id) => ids.has(id));
  }
  if (item.type === 'cloze' && response.type === 'cloze') {
    const names = new Set(item.gaps.map((gap) => gap.name));
    return Object.keys(response.gaps).every((name) => names.has(name));
  }
  return true;
}

/** The grade of a response; of no response, and of one that does not fit the item, 0. */
export function gradeResponse(item: Item | SelfItem, response: Response | null): Grade {
  if (response === null || !fitsItem(item, response)) return unanswered;
  if (response.type === 'self') return selfGrades[response.rating];
  if (item.type === 'single' && response.type === 'single') {
    const isKey = item.choices.some((choice) => choice.id === response.choice && choice.correct);
    return graded(isKey ? 1 : 0, isKey ? 'The correct choice.' : 'Another choice is correct.');
  }
  if (item.type === 'multiple' && response.type === 'multiple') return gradeMultiple(item, response.choices);
  if (item.type === 'boolean' && response.type === 'boolean')
    return graded(response.value === item.value ? 1 : 0, `The statement is ${item.value ? 'true' : 'false'}.`);
  if (item.type === 'short' && response.type === 'short') {
    if (response.text.trim() === '') return unanswered;
    const isRight = isAccepted(response.text, item);
    return graded(isRight ? 1 : 0, isRight ? 'An accepted answer.' : 'No accepted answer matched.');
  }
  if (item.type === 'number' && response.type === 'number') return gradeNumber(item, response.text);
  if (item.type === 'order' && response.type === 'order') return gradeOrder(item, response.order);
  if (item.type === 'cloze' && response.type === 'cloze') return gradeCloze(item, response.gaps);
  return unanswered;
}
