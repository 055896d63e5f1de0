/** An item after its response is in: the credit, the key, and why. Never made for an item that is still open. */
import type { ItemWithBody } from '@/db/queries/attempts';
import { gradeResponse } from '@/domain/grading/grade-response';
import type { GradedItem } from '@/domain/quiz/attempt-view';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
import { textHtml } from '@/server/attempt/shown-item';

/** The key as texts, for the types whose key is not a choice. */
function keyTexts({ item }: FrozenItem): string[] {
  if (item.type === 'boolean') return [item.value ? 'True' : 'False'];
  if (item.type === 'short') return [...item.accept];
  if (item.type === 'number') {
    const unit = item.unit === null ? '' : ` ${item.unit}`;
    return [`${item.value}${unit}${item.tolerance === 0 ? '' : ` (± ${item.tolerance})`}`];
  }
  if (item.type === 'cloze') return item.gaps.map(({ accept }) => accept.join(' or '));
  return [];
}

async function choiceReasons(frozen: FrozenItem): Promise<GradedItem['choices']> {
  const { item } = frozen;
  if (item.type !== 'single' && item.type !== 'multiple') return [];
  return Promise.all(
    item.choices.map(async ({ id, correct, explanation }) => ({
      id,
      isKey: correct,
      explanationHtml:
        explanation === null ? null : (await textHtml(explanation, `item-${item.ref}-w${id}-`, frozen)).html,
    })),
  );
}

/** The stored credit is the grade; words and key come from the frozen item. */
export async function gradedItem(row: ItemWithBody): Promise<GradedItem> {
  const { body, ref, response } = row;
  if (row.credit === null) throw new Error('an open item is not shown with its key');
  const { verdict, reason, rightGaps } = gradeResponse(body.item, response);
  const explanation = body.item.type === 'self' ? null : body.item.explanation;
  return {
    ref,
    credit: row.credit,
    verdict,
    reason,
    keyTexts: keyTexts(body),
    choices: await choiceReasons(body),
    order: body.item.type === 'order' ? body.item.order.map(({ id }) => id) : [],
    rightGaps,
    explanationHtml: explanation === null ? null : (await textHtml(explanation, `item-${ref}-e-`, body)).html,
  };
}
