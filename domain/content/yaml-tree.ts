/**
 * YAML as authors wrote it: every scalar keeps its source text, every node its place.
 *
 * Values are not converted. An unquoted `1.0`, `null` or `0x1F` is a legitimate answer, and stays what it says.
 * Anchors, aliases, tags and merge keys are refused: content never needs them, and they are the way to write a small
 * file that grows without bound. Repeated keys are looked for here and not by the parser, which compares each key with
 * all before it and takes minutes over a large map.
 */

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { readPlainYaml } from '@/domain/content/yaml-quick';

export type YamlScalar = {
  readonly kind: 'scalar';
  readonly text: string;
  readonly isPlain: boolean;
  /** A comment follows on the same line: ` #` may have cut the text. */
  readonly hasComment: boolean;
} & Place;
export type YamlList = { readonly kind: 'list'; readonly items: readonly YamlNode[] } & Place;
export type YamlEntry = {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
};
export type YamlMap = { readonly kind: 'map'; readonly entries: readonly YamlEntry[] } & Place;
export type YamlNull = { readonly kind: 'null' } & Place;
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlNull;
type Place = { readonly start: number; readonly end: number };

export type YamlProblem = {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
};
export type YamlResult = { readonly root: YamlNode; readonly problems: readonly YamlProblem[] };

/** What one conversion shares: the text, where it starts in its file, and what was found wrong. */
type Context = { readonly text: string; readonly base: number; readonly problems: YamlProblem[] };

const deepest = 20;
const deepestFlow = 200;
const mostMarks = 40_000;

class Refused extends Error {
  readonly problem: YamlProblem;
  constructor(problem: YamlProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

function refuse(code: string, message: string, start: number, end: number): never {
  throw new Refused({ code, message, start, end });
}

/**
 * Where brackets or list marks nest so deeply that only an attack would write them, since reading those takes seconds;
 * -1 when they do not. Brackets inside of text count too, which is harmless: text that opens two hundred and closes
 * none is no text.
 */
function bombAt(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    if (depth > deepestFlow) return index;
  }
  return text.search(/(?:[-?:][ \t]{1,9}){40}/);
}

/** Whether the text has so many marks that reading it would hold up the server: some 20 microseconds for each. */
function hasTooManyMarks(text: string): boolean {
  let marks = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x0a) marks += 0.25;
    else if (code === 0x3a || code === 0x2d || code === 0x3f) marks += isSpace(text.charCodeAt(index + 1)) ? 1 : 0;
    else if (isMark(code)) marks += 1;
  }
  return marks > mostMarks;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** One of `!"&'*,[]{}`. */
function isMark(code: number): boolean {
  return (
    code === 0x21 ||
    code === 0x22 ||
    code === 0x26 ||
    code === 0x27 ||
    code === 0x2a ||
    code === 0x2c ||
    code === 0x5b ||
    code === 0x5d ||
    code === 0x7b ||
    code === 0x7d
  );
}

function convertMap(node: YAMLMap, place: Place, depth: number, at: number, context: Context): YamlMap {
  const seen = new Set<string>();
  const entries = node.items.map((pair): YamlEntry => {
    const key = pair.key as ParsedNode | null;
    const keyNode = convert(key, depth + 1, at, context);
    if (keyNode.kind !== 'scalar') refuse('key', 'a key must be a word', keyNode.start, keyNode.end);
    const { text, start, end } = keyNode;
    if (text === '<<') refuse('merge', '`<<` merges maps, which content does not use', start, end);
    if (seen.has(text))
      context.problems.push({
        code: 'duplicate-key',
        message: `the key \`${text.slice(0, 60)}\` occurs twice`,
        start,
        end,
      });
    seen.add(text);
    const value = convert(pair.value as Node | null, depth + 1, (key?.range?.[1] ?? at) + 1, context);
    return { key: text, keyStart: start, keyEnd: end, value };
  });
  return { kind: 'map', entries, ...place };
}

function convertScalar(node: Scalar, { start, end }: Place, { text, base }: Context): YamlNode {
  const isPlain = node.type === 'PLAIN';
  const source = typeof node.source === 'string' ? node.source : String(node.value ?? '');
  if (isPlain && source === '') return { kind: 'null', start, end };
  const hasComment = isPlain && node.comment != null && /^[ \t]+#/.test(text.slice(end - base, end - base + 80));
  return { kind: 'scalar', text: source, isPlain, hasComment, start, end };
}

function convert(node: Node | null, depth: number, at: number, context: Context): YamlNode {
  const range = (node as ParsedNode | null)?.range;
  const start = context.base + (range?.[0] ?? at);
  const end = context.base + (range?.[1] ?? at);
  if (depth > deepest) refuse('too-deep', `nested deeper than ${deepest} levels`, start, end);
  if (node === null) return { kind: 'null', start, end };
  if (isAlias(node)) refuse('alias', '`*` starts an alias, which content does not use', start, end);
  if ('anchor' in node && node.anchor !== undefined)
    refuse('anchor', '`&` starts an anchor, which content does not use', start, end);
  if (node.tag !== undefined) refuse('tag', `the tag \`${node.tag.slice(0, 60)}\` is not used in content`, start, end);
  if (isMap(node)) return convertMap(node, { start, end }, depth, at, context);
  if (isSeq(node))
    return {
      kind: 'list',
      items: node.items.map((item) => convert(item as Node | null, depth + 1, at, context)),
      start,
      end,
    };
  return isScalar(node) ? convertScalar(node, { start, end }, context) : { kind: 'null', start, end };
}

/** An unclosed quote or bracket is noticed where the text ends; the author looks for it where it begins. */
function openingBefore(text: string, end: number, message: string): number | null {
  const mark = /closing (["'])quote/.exec(message)?.[1];
  const before = text.slice(0, end);
  if (mark !== undefined) {
    let last: number | null = null;
    for (const opening of before.matchAll(
      mark === '"' ? /(?:^|[:\-[,{])[ \t]{0,80}"/gm : /(?:^|[:\-[,{])[ \t]{0,80}'/gm,
    ))
      last = opening.index + opening[0].length - 1;
    return last;
  }
  const opening = Math.max(before.lastIndexOf('['), before.lastIndexOf('{'));
  return opening < 0 ? null : opening;
}

function problemOf(error: YAMLError, { text, base }: Context): YamlProblem {
  const message = error.message.replace(/\s+at line \d+[\s\S]*$/, '').replace(/\n[\s\S]*$/, '');
  const isOpenFlow = /^Flow (?:map|sequence)/.test(message);
  const code = isOpenFlow ? 'missing-char' : error.code.toLowerCase().replaceAll('_', '-');
  const opening = code === 'missing-char' ? openingBefore(text, error.pos[0], message) : null;
  if (opening !== null) return { code, message, start: base + opening, end: base + opening + 1 };
  return { code, message, start: base + error.pos[0], end: base + error.pos[1] };
}

function refusedUnread(text: string, base: number): YamlProblem | null {
  const bomb = bombAt(text);
  if (bomb >= 0)
    return {
      code: 'too-deep',
      message: `nested deeper than ${deepest} levels`,
      start: base + bomb,
      end: base + bomb + 1,
    };
  return hasTooManyMarks(text)
    ? {
        code: 'too-complex',
        message: 'has more keys, quotes and brackets than content can need',
        start: base,
        end: base + 1,
      }
    : null;
}

/**
 * Parses one piece of YAML that starts at `base` in its file. Never throws; the tree is null where it could not be read.
 * Of the parser's own errors only the first is given: those that follow are mostly its echo.
 */
export function parseYaml(text: string, base: number): YamlResult {
  const plain = readPlainYaml(text, base);
  return plain === null ? parseAnyYaml(text, base) : { root: plain, problems: [] };
}

/** The same, by the full parser alone. */
export function parseAnyYaml(text: string, base: number): YamlResult {
  const nothing: YamlNull = { kind: 'null', start: base, end: base };
  const unread = refusedUnread(text, base);
  if (unread !== null) return { root: nothing, problems: [unread] };
  const context: Context = { text, base, problems: [] };
  try {
    const document = parseDocument(text, {
      schema: 'core',
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
      merge: false,
      logLevel: 'error',
    });
    const [first] = [...document.errors, ...document.warnings];
    if (first !== undefined) context.problems.push(problemOf(first, context));
    const root = convert(document.contents, 0, 0, context);
    return { root, problems: context.problems };
  } catch (error) {
    if (error instanceof Refused) return { root: nothing, problems: [error.problem] };
    const message = error instanceof RangeError ? 'nested too deeply to be read' : 'could not be read as YAML';
    return { root: nothing, problems: [{ code: 'unreadable', message, start: base, end: base + 1 }] };
  }
}

/** The value of a key; undefined when the map has no such key. */
export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** The node that a path of keys and positions leads to, and the entry it is the value of; as deep as the path exists. */
export function nodeAt(
  root: YamlNode,
  path: readonly PropertyKey[],
): { node: YamlNode; entry: YamlEntry | undefined; isWhole: boolean } {
  let node = root;
  let entry: YamlEntry | undefined;
  for (const step of path) {
    if (node.kind === 'map') {
      const found: YamlEntry | undefined = node.entries.find((each) => each.key === String(step));
      if (found === undefined) return { node, entry, isWhole: false };
      entry = found;
      node = found.value;
    } else if (node.kind === 'list' && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step];
    } else return { node, entry, isWhole: false };
  }
  return { node, entry, isWhole: true };
}

/** Plain data out of a tree: text, lists, and objects without a prototype. Repeated keys keep their first value. */
export function toPlain(node: YamlNode): unknown {
  if (node.kind === 'null') return null;
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(toPlain);
  const result = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) if (!(key in result)) result[key] = toPlain(value);
  return result;
}
