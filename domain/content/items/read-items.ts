/** The graded items of an answer file. A broken one hides itself only. */
import type { ItemDraft } from '@/domain/content/items/item-draft';
import { askedKey } from '@/domain/content/items/item-key';
import { readItem } from '@/domain/content/items/read-item';
import { placeOf } from '@/domain/content/question-entry';
import type { Report } from '@/domain/content/read-map';
import type { SourceText } from '@/domain/content/source-text';
import { entryOf, type YamlMap, type YamlNode } from '@/domain/content/yaml-tree';

/** How front matter with mistakes is cut into items (yaml-islands.ts). */
export const quizList = {
  key: 'quiz',
  itemKeys: [
    'id',
    'type',
    'prompt',
    'code',
    'language',
    'choices',
    'accept',
    'value',
    'order',
    'explanation',
    'difficulty',
  ],
};

const mostItems = 100;

function itemNodes(map: YamlMap, report: Report): readonly YamlNode[] {
  const list = entryOf(map, 'quiz');
  if (list === undefined || list.value.kind === 'null') return [];
  const { keyStart, keyEnd, value } = list;
  if (value.kind !== 'list') {
    report('schema/type', 'error', keyStart, keyEnd, '`quiz` must be a list', 'Begin each item with `- id:`.');
    return [];
  }
  if (value.items.length > mostItems)
    report(
      'schema/value',
      'error',
      keyStart,
      keyEnd,
      `a question may have ${mostItems} items at most; those after them are left out`,
      'Make several questions of it.',
    );
  return value.items.slice(0, mostItems);
}

/** Items by what they ask and by their id. */
type Earlier = { readonly byQuestion: Map<string, ItemDraft>; readonly byId: Map<string, ItemDraft> };

/** Whether an earlier item makes this one impossible: its address would be the same, or it asks the same. */
function isRepeated(item: ItemDraft, { byQuestion, byId }: Earlier, node: YamlNode, report: Report): boolean {
  const asked = askedKey(item, '');
  const same = byQuestion.get(asked);
  if (same !== undefined) {
    const { start, end } = placeOf(node, 'prompt');
    const message = `the item at line ${same.origin.line} asks the same, with the same code and choices`;
    report('quiz/duplicate-question', 'error', start, end, message, 'Remove one of the two.');
    return true;
  }
  const named = byId.get(item.id);
  if (named !== undefined) {
    const { start, end } = placeOf(node, 'id');
    const message = `the item at line ${named.origin.line} has the id \`${item.id}\` already`;
    report('quiz/duplicate-id', 'error', start, end, message, 'Give it an `id` of its own.');
    return true;
  }
  byQuestion.set(asked, item);
  byId.set(item.id, item);
  return false;
}

/** All items of a file that can be asked, in order. */
export function readItems(map: YamlMap, source: SourceText, report: Report): ItemDraft[] {
  const earlier: Earlier = { byQuestion: new Map(), byId: new Map() };
  return itemNodes(map, report).flatMap((node) => {
    const item = readItem(node, source, report);
    return item === null || isRepeated(item, earlier, node, report) ? [] : [item];
  });
}
