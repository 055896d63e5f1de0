/** Answers for the benchmark of quizzes: any that fits the item, right or wrong by chance. */

import type { SelfItem } from '@/domain/quiz/frozen-item';
import type { Item } from '@/domain/quiz/item';
import type { Response } from '@/domain/quiz/response';

const one = <Value>(values: readonly Value[]): Value => values[Math.floor(Math.random() * values.length)] as Value;
const some = <Value>(values: readonly Value[]): Value[] => values.filter(() => Math.random() < 0.5);

export function anyAnswer(item: Item | SelfItem): Response | null {
  if (Math.random() < 0.1) return null;
  const isRight = Math.random() < 0.5;
  if (item.type === 'single') return { type: 'single', choice: one(item.choices).id };
  if (item.type === 'multiple') return { type: 'multiple', choices: some(item.choices).map(({ id }) => id) };
  if (item.type === 'boolean') return { type: 'boolean', value: isRight };
  if (item.type === 'short') return { type: 'short', text: isRight ? (item.accept[0] ?? '') : 'something else' };
  if (item.type === 'number') return { type: 'number', text: isRight ? String(item.value) : '-1' };
  if (item.type === 'order')
    return { type: 'order', order: [...item.order].sort(() => Math.random() - 0.5).map(({ id }) => id) };
  if (item.type === 'cloze')
    return {
      type: 'cloze',
      gaps: Object.fromEntries(some(item.gaps).map(({ name, accept }) => [name, accept[0] ?? ''])),
    };
  return { type: 'self', rating: one(['knew', 'partly', 'missed'] as const) };
}
