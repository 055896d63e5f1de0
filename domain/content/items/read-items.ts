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

/** Whether an earlier item makes this one impossible: its address would be the same, or it asks the same. */
function isRepeated(item: ItemDraft, earlier: readonly ItemDraft[], node: YamlNode, report: Report): boolean {
  const same = earlier.find((each) => askedKey(each, '') === askedKey(item, ''));
  const { start, end } = placeOf(node, 'prompt');
  if (same !== undefined) {
    report(
      'quiz/duplicate-question',
      'error',
      start,
      end,
      `the item at line ${same.origin.line} asks the same, with the same code and choices`,
      'Remove one of the two.',
    );
    return true;
  }
  const named = earlier.find((each) => each.id === item.id);
  if (named === undefined) return false;
  const place = placeOf(node, 'id');
  report(
    'quiz/duplicate-id',
    'error',
    place.start,
    place.end,
    `the item at line ${named.origin.line} has the id \`${item.id}\` already`,
    'Give it an `id` of its own.',
  );
  return true;
}

/** All items of a file that can be asked, in order. */
export function readItems(map: YamlMap, source: SourceText, report: Report): ItemDraft[] {
  const items: ItemDraft[] = [];
  for (const node of itemNodes(map, report)) {
    const item = readItem(node, source, report);
    if (item !== null && !isRepeated(item, items, node, report)) items.push(item);
  }
  return items;
}
