/** One entry of `quiz`, from YAML to an item. What is wrong with it is reported; what cannot be graded is no item. */
import type { ItemDraft, OwnPart } from '@/domain/content/items/item-draft';
import { fingerprintOf, opaqueId } from '@/domain/content/items/item-key';
import { placeAt } from '@/domain/content/items/item-report';
import { checkItem } from '@/domain/content/items/item-rules';
import {
  harmlessKeys,
  type ItemData,
  itemKeys,
  itemSchemas,
  itemTypes,
  keysOfType,
} from '@/domain/content/items/item-schema';
import { nearMiss } from '@/domain/content/near-miss';
import { mendKeys, type Report, readMap } from '@/domain/content/read-map';
import type { SourceText } from '@/domain/content/source-text';
import { checkCut } from '@/domain/content/text-rules';
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from '@/domain/content/yaml-tree';
import { gapNames } from '@/domain/quiz/gaps';
import type { ItemType } from '@/domain/quiz/item';

const textKeys = ['prompt', 'explanation', 'hints', 'choices', 'accept', 'order', 'unit', 'pattern'];

function isItemType(text: string): text is ItemType {
  return (itemTypes as readonly string[]).includes(text);
}

function typeOf(map: YamlMap, report: Report): ItemType | null {
  const entry = entryOf(map, 'type');
  const all = itemTypes.join(', ');
  if (entry === undefined || entry.value.kind !== 'scalar') {
    const first = entry ?? map.entries[0];
    const start = first?.keyStart ?? map.start;
    report(
      'schema/missing',
      'error',
      start,
      first?.keyEnd ?? start + 1,
      '`type` is missing',
      `Add \`type:\` with one of: ${all}.`,
    );
    return null;
  }
  const { text, start, end } = entry.value;
  const type = text.trim();
  if (isItemType(type)) return type;
  const meant = nearMiss(type, itemTypes);
  const help = meant === null ? `Use one of: ${all}.` : `Did you mean \`${meant}\`? It may be: ${all}.`;
  report(
    'schema/enum',
    'error',
    start,
    Math.max(end, start + 1),
    `\`${type.slice(0, 60)}\` is not a value of \`type\``,
    help,
  );
  return null;
}

/** Keys of other types say that the author meant another type, or left a key behind. */
function checkKeysOfType(map: YamlMap, type: ItemType, report: Report): void {
  const own = keysOfType(type);
  for (const { key, keyStart, keyEnd } of map.entries) {
    if (own.includes(key) || !itemKeys.all.includes(key)) continue;
    const others = itemTypes.filter((each) => keysOfType(each).includes(key)).join(', ');
    report(
      'schema/unknown-key',
      'error',
      keyStart,
      keyEnd,
      `\`${key}\` is not a key of the type \`${type}\``,
      `It belongs to: ${others}. Remove it, or change \`type\`.`,
    );
  }
}

/** A choice as a map, however it was written; null when it is neither a text nor a map of a choice. */
function choiceMap(node: YamlNode, report: Report): YamlMap | null {
  const { start, end } = node;
  if (node.kind === 'scalar')
    return { kind: 'map', entries: [{ key: 'text', keyStart: start, keyEnd: start + 1, value: node }], start, end };
  if (node.kind === 'map') {
    const isChoice = node.entries.some(({ key }) => itemKeys.choice.includes(key) || nearMiss(key, ['text']) !== null);
    if (isChoice) return mendKeys(node, itemKeys.choice, report).map;
  }
  const found = node.kind === 'null' ? 'nothing' : node.kind === 'list' ? 'a list' : 'a map';
  report(
    'schema/type',
    'error',
    start,
    Math.max(end, start + 1),
    `a choice must be text, and is ${found} to YAML`,
    node.kind === 'null' ? 'Write it, or remove the dash.' : "Put it in quotes: `'[1, 2]'`, `'{a: 1}'`, `'a: b'`.",
  );
  return null;
}

/** The item's map with every choice as a map; null when a choice is lost, since the others may not be gradable then. */
function withChoiceMaps(map: YamlMap, report: Report): YamlMap | null {
  let isWhole = true;
  const entries = map.entries.map((entry): YamlEntry => {
    if (entry.key !== 'choices' || entry.value.kind !== 'list') return entry;
    const items = entry.value.items.map((node) => choiceMap(node, report));
    if (items.includes(null)) isWhole = false;
    return { ...entry, value: { ...entry.value, items: items.filter((each) => each !== null) } };
  });
  return isWhole ? { ...map, entries } : null;
}

/** Ids that are unique within the item, whatever the texts. */
function withIds<Part extends { readonly id?: string | null; readonly text: string }>(
  parts: readonly Part[],
): (Omit<Part, 'id'> & { id: string })[] {
  const taken = new Set<string>();
  return parts.map((part) => {
    const name = part.id ?? part.text;
    let id = opaqueId(name);
    for (let count = 2; taken.has(id); count += 1) id = opaqueId(`${count}:${name}`);
    taken.add(id);
    return { ...part, id };
  });
}

function toleranceOf(written: string, value: number): number {
  const amount = Number.parseFloat(written);
  return written.endsWith('%') ? (Math.abs(value) * amount) / 100 : amount;
}

/** What an item's type adds to it. */
function ownPart(data: ItemData): OwnPart {
  switch (data.type) {
    case 'single':
    case 'multiple':
      return { type: data.type, choices: withIds(data.choices), shuffle: data.shuffle };
    case 'boolean':
      return { type: data.type, value: data.value };
    case 'short': {
      const { type, accept, pattern } = data;
      return { type, accept, pattern, rules: { case: data.case, spacing: data.spacing } };
    }
    case 'number': {
      const { type, value, unit } = data;
      return { type, value, tolerance: toleranceOf(data.tolerance, value), unit: unit === '' ? null : unit };
    }
    case 'order':
      return { type: data.type, order: withIds(data.order.map((text) => ({ text }))) };
    case 'cloze': {
      const names = [...new Set(gapNames(`${data.prompt ?? ''}\n${data.code ?? ''}`))];
      const gaps = names.map((name) => ({
        name,
        accept: Object.hasOwn(data.accept, name) ? (data.accept[name] ?? []) : [],
      }));
      return { type: data.type, gaps, rules: { case: data.case, spacing: data.spacing } };
    }
  }
}

function draftOf(data: ItemData, map: YamlMap, source: SourceText): ItemDraft {
  const { prompt, code, explanation, hints, difficulty } = data;
  const place = placeAt(map, ['prompt']);
  const draft = {
    ...ownPart(data),
    id: data.id ?? '',
    prompt,
    code,
    language: code === null ? null : (data.language ?? 'text').toLowerCase(),
    asksOutput: data.asks === 'output',
    explanation,
    hints,
    difficulty,
    origin: { file: source.file, line: source.positionAt(map.start).line },
    range: source.range(place.start, place.end),
  } as ItemDraft;
  return data.id === null ? { ...draft, id: fingerprintOf(draft) } : draft;
}

/** Reads one item; null when it cannot be asked and graded. */
export function readItem(node: YamlNode, source: SourceText, report: Report): ItemDraft | null {
  if (node.kind !== 'map') {
    report(
      'schema/type',
      'error',
      node.start,
      Math.max(node.end, node.start + 1),
      'an item of `quiz` must be a map with `type` and what the type needs',
      'Begin it with `- id:`.',
    );
    return null;
  }
  const mended = mendKeys(node, itemKeys.all, report);
  const type = typeOf(mended.map, report);
  if (type === null) return null;
  checkKeysOfType(mended.map, type, report);
  for (const { key, value } of mended.map.entries) if (textKeys.includes(key)) checkCut(value, report);
  const map = withChoiceMaps(mended.map, report);
  if (map === null) return null;
  const own = keysOfType(type);
  const ownMap = { ...map, entries: map.entries.filter((entry) => own.includes(entry.key)) };
  const { data, wrong } = readMap(ownMap, itemSchemas[type], report, mended.guessed);
  if (data === null || [...wrong].some((key) => !harmlessKeys.includes(key))) return null;
  // Cast: the schema was chosen by the type, which the compiler cannot follow through the record.
  const draft = draftOf({ ...data, type } as ItemData, map, source);
  return checkItem(draft, map, report) ? draft : null;
}
