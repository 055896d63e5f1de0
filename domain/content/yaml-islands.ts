/**
 * Reads YAML that has mistakes: one syntax error must not hide the rest of a file.
 *
 * The text is cut where a top-level key begins, and under the named list keys where an item begins. Each piece is
 * parsed alone. An item that cannot be read is cut once more, wherever the next item may begin after all (a lost dash,
 * a wrong indent, two lines run together), so that its neighbours survive it. A broken piece gives one problem, its
 * first, and is left out; every other piece is kept.
 */
import {
  parseYaml,
  type YamlEntry,
  type YamlNode,
  type YamlProblem,
  type YamlResult,
} from '@/domain/content/yaml-tree';

export type Broken = {
  readonly start: number;
  readonly end: number;
  /** The top-level key that the piece belongs to; empty when it has none. */
  readonly key: string;
};

export type IslandResult = YamlResult & {
  /** Pieces that could not be read. */
  readonly broken: readonly Broken[];
};

/** A list whose items stand alone: its key, and the keys of an item. The first begins one; without the second, none is whole. */
export type ListKey = { readonly key: string; readonly itemKeys: readonly string[] };

type Piece = {
  readonly text: string;
  /** Where the text starts in its file; less than that by `pad` when spaces were put before it. */
  readonly start: number;
};
type Outcome = { entries: YamlEntry[]; problems: YamlProblem[]; broken: Broken[] };

const topLevelKey = /^(?:[^\s#\-'"[{&*!|>%@`:][^\n:]{0,120}|"[^"\n]{0,120}"|'[^'\n]{0,120}'):(?=[ \t\r\n]|$)/gm;
const itemMark = /^([ \t]*)-(?=[ \t\r\n]|$)/gm;

function cut(text: string, starts: readonly number[], base: number): Piece[] {
  return starts.map((start, index) => ({
    text: text.slice(start, starts[index + 1] ?? text.length),
    start: base + start,
  }));
}

function keyOf(text: string): string {
  return (/^["']?([^"':\n]{1,120})["']?\s*:/.exec(text)?.[1] ?? '').trim();
}

function itemKeyMark({ itemKeys }: ListKey): RegExp {
  return new RegExp(`^([ \\t]*)-[ \\t]+(?:${itemKeys.join('|')})[ \\t]*:`, 'gm');
}

/**
 * Where top-level pieces begin. A list reaches at least as far as its last item: a line that lost its indent inside of
 * an item is no end of it.
 */
function topLevelStarts(text: string, lists: readonly ListKey[]): number[] {
  const starts: number[] = [];
  let list: ListKey | undefined;
  let lastItem = -1;
  for (const match of text.matchAll(topLevelKey)) {
    const key = keyOf(match[0]);
    const opened = lists.find((each) => each.key === key);
    const isInside =
      list !== undefined && opened === undefined && (match.index < lastItem || list.itemKeys.includes(key));
    if (isInside) continue;
    starts.push(match.index);
    list = opened;
    lastItem =
      opened === undefined
        ? -1
        : Math.max(
            -1,
            ...[...text.slice(match.index).matchAll(itemKeyMark(opened))].map((mark) => match.index + mark.index),
          );
  }
  return starts;
}

/** The commonest indent of lines that begin an item with one of its keys; else that of the first dash. */
function itemIndent(text: string, list: ListKey): string | undefined {
  const counts = new Map<string, number>();
  for (const mark of text.matchAll(itemKeyMark(list))) counts.set(mark[1] ?? '', (counts.get(mark[1] ?? '') ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? text.slice(text.indexOf('\n') + 1).match(/^([ \t]*)-(?=[ \t\r\n]|$)/m)?.[1];
}

function itemsOf(piece: Piece, indent: string | undefined): Piece[] {
  const bodyAt = piece.text.indexOf('\n') + 1;
  if (bodyAt === 0 || indent === undefined) return [];
  const marks = [...piece.text.slice(bodyAt).matchAll(itemMark)].filter((mark) => mark[1] === indent);
  return cut(
    piece.text,
    marks.map((mark) => bodyAt + mark.index),
    piece.start,
  );
}

/** Second cut, for an item that cannot be read: at lines that stand left of its keys, and wherever the first key stands again. */
function looseCuts(piece: Piece, indent: string, { itemKeys }: ListKey): Piece[] {
  const first = itemKeys[0] ?? '';
  const starts = new Set([0]);
  const keyColumn = /^[ \t]*-[ \t]*/.exec(piece.text)?.[0].length ?? indent.length + 1;
  for (const line of piece.text.matchAll(/^([ \t]*)[^ \t\r\n]/gm))
    if (line.index > 0 && (line[1] ?? '').length < keyColumn) starts.add(line.index);
  const again = [
    ...piece.text.matchAll(new RegExp(`(?:^[ \\t]*(?:[-*+][ \\t]*)?|[-*+][ \\t]+)${first}[ \\t]*:`, 'gm')),
  ].slice(1);
  for (const mark of again) starts.add(mark.index);
  return cut(
    piece.text,
    [...starts].sort((a, b) => a - b),
    piece.start,
  ).map((each) => padded(each, indent, piece));
}

/** A piece that begins in the middle of a line is read as if it stood at the indent of its neighbours. */
function padded(piece: Piece, indent: string, whole: Piece): Piece {
  const at = piece.start - whole.start;
  const isMidLine = at > 0 && whole.text[at - 1] !== '\n';
  return isMidLine ? { text: indent + piece.text, start: piece.start - indent.length } : piece;
}

type Read = { readonly part: Piece; readonly items: readonly YamlNode[]; readonly problem: YamlProblem | null };

function readItem(part: Piece): Read {
  const { root, problems } = parseYaml(part.text, part.start);
  const [first] = problems;
  if (first === undefined && root.kind === 'list') return { part, items: root.items, problem: null };
  const start = part.start + part.text.search(/\S|$/);
  return {
    part,
    items: [],
    problem: first ?? {
      code: 'unreadable',
      message: 'this is not an item of a list, which begins with `- `',
      start,
      end: start + 1,
    },
  };
}

/** Whether a line that stands lost after this item may have been the rest of its question or answer. */
function endsInText({ items }: Read, { itemKeys }: ListKey): boolean {
  const last = items.at(-1);
  const entry = last?.kind === 'map' ? last.entries.at(-1) : undefined;
  return entry === undefined || itemKeys.indexOf(entry.key) < 2;
}

/**
 * An item that is whole up to the line of its first problem: what follows is the damaged beginning of the next one. Not
 * when it ends in text, which may go on in the line that is wrong.
 */
function readCutShort(part: Piece, indent: string, list: ListKey): Read[] {
  const read = readItem(part);
  if (read.problem === null || !part.text.startsWith(`${indent}-`)) return [read];
  let at = part.text.lastIndexOf('\n', Math.max(0, read.problem.start - part.start - 1)) + 1;
  while (at > 0) {
    const shorter = readItem({ text: part.text.slice(0, at), start: part.start });
    const last = shorter.items.at(-1);
    if (shorter.problem !== null || last?.kind !== 'map') return [read];
    const strange = last.entries.slice(1).find((entry) => !list.itemKeys.includes(entry.key));
    if (strange === undefined) {
      const rest = { text: part.text.slice(at), start: part.start + at };
      return endsInText(shorter, list) ? [read] : [shorter, { part: rest, items: [], problem: read.problem }];
    }
    // A key that no item has is the damaged first key of the next one.
    at = part.text.lastIndexOf('\n', strange.keyStart - part.start) + 1;
  }
  return [read];
}

function hasKey({ items }: Read, key: string): boolean {
  const last = items.at(-1);
  return last?.kind === 'map' && last.entries.some((entry) => entry.key === key);
}

/** The parts of an item that could not be read: those that can be kept, and what is wrong with the others. */
function readParts(item: Piece, whole: YamlProblem, indent: string, list: ListKey): Read[] {
  const parts = looseCuts(item, indent, list).filter((part) => part.text.trim() !== '');
  const reads: Read[] = [];
  for (const read of parts.flatMap((part) => readCutShort(part, indent, list))) {
    const before = reads.at(-1);
    const isOwnItem = (read.part.text.split('\n', 1)[0] ?? '').includes(`${list.itemKeys[0]}:`);
    const isTwice = isOwnItem && before?.problem === null && !hasKey(before, list.itemKeys[1] ?? '');
    if (read.problem !== null && isTwice) reads[reads.length - 1] = { part: item, items: [], problem: whole };
    else if (read.problem === null || isOwnItem || before === undefined) reads.push(read);
    else if (before.problem !== null || endsInText(before, list))
      reads[reads.length - 1] = { part: before.part, items: [], problem: before.problem ?? read.problem };
    else reads.push(read);
  }
  return reads.every((read) => read.problem === null)
    ? [...reads, { part: { text: '', start: item.start }, items: [], problem: whole }]
    : reads;
}

function readList(piece: Piece, list: ListKey, indent: string): Outcome {
  const reads = itemsOf(piece, indent).flatMap((item) => {
    const read = readItem(item);
    return read.problem === null ? [read] : readParts(item, read.problem, indent, list);
  });
  const lost = reads.filter((read) => read.problem !== null);
  const key = keyOf(piece.text);
  const value: YamlNode = {
    kind: 'list',
    items: reads.flatMap((read) => read.items),
    start: piece.start,
    end: piece.start + piece.text.length,
  };
  return {
    entries: [{ key, keyStart: piece.start, keyEnd: piece.start + key.length, value }],
    problems: lost.flatMap((read) => read.problem ?? []),
    broken: lost
      .filter(({ part }) => part.text !== '')
      .map(({ part }) => ({ start: part.start, end: part.start + part.text.length, key: list.key })),
  };
}

function readPiece(piece: Piece, lists: readonly ListKey[]): Outcome {
  const alone = parseYaml(piece.text, piece.start);
  const [first] = alone.problems;
  if (first === undefined && alone.root.kind === 'map')
    return { entries: [...alone.root.entries], problems: [], broken: [] };
  const key = keyOf(piece.text);
  const list = lists.find((each) => each.key === key);
  const indent = list === undefined ? undefined : itemIndent(piece.text, list);
  if (list !== undefined && indent !== undefined && itemsOf(piece, indent).length > 0)
    return readList(piece, list, indent);
  const problem = first ?? {
    code: 'unreadable',
    message: 'this is not a key with a value',
    start: piece.start,
    end: piece.start + 1,
  };
  return {
    entries: [],
    problems: [problem],
    broken: [{ start: piece.start, end: piece.start + piece.text.length, key }],
  };
}

/** Lists that occur twice become one, so that the items of neither are lost; other repeated keys keep their first value. */
function merged(entries: readonly YamlEntry[], lists: readonly ListKey[], problems: YamlProblem[]): YamlEntry[] {
  const result: YamlEntry[] = [];
  for (const entry of entries) {
    const at = result.findIndex((each) => each.key === entry.key);
    const earlier = result[at];
    if (earlier === undefined) {
      result.push(entry);
      continue;
    }
    problems.push({
      code: 'duplicate-key',
      message: `the key \`${entry.key}\` occurs twice`,
      start: entry.keyStart,
      end: entry.keyEnd,
    });
    if (!lists.some((list) => list.key === entry.key) || entry.value.kind !== 'list') continue;
    const items = earlier.value.kind === 'list' ? earlier.value.items : [];
    result[at] = { ...earlier, value: { ...entry.value, items: [...items, ...entry.value.items] } };
  }
  return result;
}

/** Parses whole, and piece by piece when that fails. `lists` are the top-level keys whose items stand alone. */
export function parseWithIslands(text: string, base: number, lists: readonly ListKey[]): IslandResult {
  const whole = parseYaml(text, base);
  const [first] = whole.problems;
  if (first === undefined) return { ...whole, broken: [] };
  if (first.code === 'too-complex') return { ...whole, broken: [{ start: base, end: base + text.length, key: '' }] };
  const outcomes = cut(text, topLevelStarts(text, lists), base).map((piece) => readPiece(piece, lists));
  const problems = outcomes.flatMap((outcome) => outcome.problems);
  const entries = merged(
    outcomes.flatMap((outcome) => outcome.entries),
    lists,
    problems,
  );
  const root: YamlNode = { kind: 'map', entries, start: base, end: base + text.length };
  const shown = problems.length > 0 ? problems : whole.problems.slice(0, 1);
  return {
    root,
    problems: shown.sort((a, b) => a.start - b.start),
    broken: outcomes.flatMap((outcome) => outcome.broken),
  };
}
