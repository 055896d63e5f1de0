/**
 * Reads YAML that has mistakes: one syntax error must not hide the rest of a file.
 *
 * The text is cut where a top-level key begins, and under the named list keys where an item begins. Each piece is
 * parsed alone. A broken piece gives one problem, its first, and is left out; every other piece is kept.
 */
import { parseYaml, type YamlEntry, type YamlNode, type YamlProblem, type YamlResult } from '@/domain/content/yaml-tree';

export type IslandResult = YamlResult & {
  /** Pieces that could not be read. */
  readonly broken: readonly { readonly start: number; readonly end: number }[];
};

type Piece = { readonly text: string; readonly start: number };

const topLevelKey = /^(?:[^\s#\-'"[{&*!|>%@`][^\n]*?|"[^"\n]*"|'[^'\n]*'):(?=[ \t\r\n]|$)/gm;
const itemMark = /^([ \t]*)-(?=[ \t\r\n]|$)/gm;

function cut(text: string, starts: readonly number[], base: number): Piece[] {
  return starts.map((start, index) => ({ text: text.slice(start, starts[index + 1] ?? text.length), start: base + start }));
}

function keyOf(piece: Piece): string {
  return (/^["']?([^"':\n]+)["']?\s*:/.exec(piece.text)?.[1] ?? '').trim();
}

/** The items of a list piece, cut at marks that stand at the indent of the first one. */
function itemsOf(piece: Piece): Piece[] {
  const bodyAt = piece.text.indexOf('\n') + 1;
  if (bodyAt === 0) return [];
  const marks = [...piece.text.slice(bodyAt).matchAll(itemMark)];
  const indent = marks[0]?.[1];
  const starts = marks.filter((mark) => mark[1] === indent).map((mark) => bodyAt + mark.index);
  return cut(piece.text, starts, piece.start);
}

function readList(piece: Piece): { entry: YamlEntry; problems: YamlProblem[]; broken: { start: number; end: number }[] } {
  const problems: YamlProblem[] = [];
  const broken: { start: number; end: number }[] = [];
  const items: YamlNode[] = [];
  for (const item of itemsOf(piece)) {
    const { root, problems: found } = parseYaml(item.text, item.start);
    const [first] = found;
    if (first === undefined && root.kind === 'list') items.push(...root.items);
    else {
      problems.push(first ?? { code: 'unreadable', message: 'is not an item of a list', start: item.start, end: item.start + 1 });
      broken.push({ start: item.start, end: item.start + item.text.length });
    }
  }
  const end = piece.start + piece.text.length;
  const key = keyOf(piece);
  const entry: YamlEntry = { key, keyStart: piece.start, keyEnd: piece.start + key.length, value: { kind: 'list', items, start: piece.start, end } };
  return { entry, problems, broken };
}

/** Parses whole, and piece by piece when that fails. `listKeys` are the top-level keys whose items stand alone. */
export function parseWithIslands(text: string, base: number, listKeys: readonly string[]): IslandResult {
  const whole = parseYaml(text, base);
  if (whole.problems.length === 0) return { ...whole, broken: [] };
  const starts = [...text.matchAll(topLevelKey)].map((match) => match.index);
  const entries: YamlEntry[] = [];
  const problems: YamlProblem[] = [];
  const broken: { start: number; end: number }[] = [];
  for (const piece of cut(text, starts, base)) {
    const alone = parseYaml(piece.text, piece.start);
    const [first] = alone.problems;
    if (first === undefined && alone.root.kind === 'map') entries.push(...alone.root.entries);
    else if (listKeys.includes(keyOf(piece)) && itemsOf(piece).length > 0) {
      const list = readList(piece);
      entries.push(list.entry);
      problems.push(...list.problems);
      broken.push(...list.broken);
    } else {
      problems.push(first ?? { code: 'unreadable', message: 'is not a key with a value', start: piece.start, end: piece.start + 1 });
      broken.push({ start: piece.start, end: piece.start + piece.text.length });
    }
  }
  const root: YamlNode = { kind: 'map', entries, start: base, end: base + text.length };
  return { root, problems: problems.length > 0 ? problems : whole.problems.slice(0, 1), broken };
}
