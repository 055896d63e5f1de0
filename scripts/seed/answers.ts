import type { SelfItem } from '@/domain/quiz/frozen-item';
import type { Item } from '@/domain/quiz/item';
import type { Response } from '@/domain/quiz/response';

/** An answer as a learner gives it: right, or wrong in a way that fits the item. */
export function answerTo(item: Item | SelfItem, isRight: boolean): Response {
  switch (item.type) {
    case 'self':
      return { type: 'self', rating: isRight ? 'knew' : 'missed' };
    case 'single':
      return { type: 'single', choice: item.choices.find(({ correct }) => correct === isRight)?.id ?? '' };
    case 'multiple':
      return {
        type: 'multiple',
        choices: item.choices.filter(({ correct }) => correct === isRight).map(({ id }) => id),
      };
    case 'boolean':
      return { type: 'boolean', value: item.value === isRight };
    case 'short':
      return { type: 'short', text: isRight ? (item.accept[0] ?? '') : 'not sure' };
    case 'number':
      return { type: 'number', text: String(isRight ? item.value : item.value + 2 * item.tolerance + 1) };
    case 'order': {
      const order = item.order.map(({ id }) => id);
      return { type: 'order', order: isRight ? order : order.reverse() };
    }
    case 'cloze':
      return {
        type: 'cloze',
        gaps: Object.fromEntries(item.gaps.map(({ name, accept }) => [name, isRight ? (accept[0] ?? '') : 'not sure'])),
      };
  }
}
