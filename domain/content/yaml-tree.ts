/**
 * YAML as authors wrote it: every scalar keeps its source text, every node its place.
 *
 * Values are not converted. An unquoted `1.0`, `null` or `0x1F` is a legitimate answer, and stays what it says.
 * Anchors, aliases, tags and merge keys are refused: content never needs them, and they are the way to write a small
 * file that grows without bound.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseDocument, type YAMLError } from 'yaml';

export type YamlScalar = { readonly kind: 'scalar'; readonly text: string; readonly isPlain: boolean; readonly hasComment: boolean } & Place;
export type YamlList = { readonly kind: 'list'; readonly items: readonly YamlNode[] } & Place;
export type YamlEntry = { readonly key: string; readonly keyStart: number; readonly keyEnd: number; readonly value: YamlNode };
export type YamlMap = { readonly kind: 'map'; readonly entries: readonly YamlEntry[] } & Place;
export type YamlNull = { readonly kind: 'null' } & Place;
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlNull;
type Place = { readonly start: number; readonly end: number };

export type YamlProblem = { readonly code: string; readonly message: string; readonly start: number; readonly end: number };
export type YamlResult = { readonly root: YamlNode; readonly problems: readonly YamlProblem[] };

const deepest = 20;

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
 * Whether brackets or list marks nest so deeply that only an attack would write them: reading those takes seconds.
 * Brackets inside of text count too, which is harmless, since text that opens two hundred and closes none is no text.
 */
function isBomb(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth -= 1;
    if (depth > 200) return true;
  }
  return /(?:[-?:][ \t]+){40}/.test(text);
}

function convert(node: Node | null, base: number, depth: number, at: number): YamlNode {
  const range = (node as ParsedNode | null)?.range;
  const start = base + (range?.[0] ?? at);
  const end = base + (range?.[1] ?? at);
  if (depth > deepest) refuse('too-deep', `nested deeper than ${deepest} levels`, start, end);
  if (node === null) return { kind: 'null', start, end };
  if (isAlias(node)) refuse('alias', '`*` starts an alias, which content does not use', start, end);
  if ('anchor' in node && node.anchor !== undefined) refuse('anchor', '`&` starts an anchor, which content does not use', start, end);
  if (node.tag !== undefined && /^!/.test(node.tag)) refuse('tag', `the tag \`${node.tag}\` is not used in content`, start, end);
  if (isMap(node)) {
    const entries = node.items.map((pair) => {
      const key = pair.key as ParsedNode | null;
      const keyNode = convert(key, base, depth + 1, at);
      if (keyNode.kind !== 'scalar') refuse('key', 'a key must be a word', keyNode.start, keyNode.end);
      if (keyNode.text === '<<') refuse('merge', '`<<` merges maps, which content does not use', keyNode.start, keyNode.end);
      const value = convert(pair.value as Node | null, base, depth + 1, (key?.range?.[1] ?? at) + 1);
      return { key: keyNode.text, keyStart: keyNode.start, keyEnd: keyNode.end, value };
    });
    return { kind: 'map', entries, start, end };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => convert(item as Node | null, base, depth + 1, at)), start, end };
  if (!isScalar(node)) return { kind: 'null', start, end };
  const isPlain = node.type === 'PLAIN';
  const text = typeof node.source === 'string' ? node.source : typeof node.value === 'string' ? node.value : String(node.value ?? '');
  if (isPlain && text === '') return { kind: 'null', start, end };
  const hasComment = isPlain && typeof node.comment === 'string';
  return { kind: 'scalar', text, isPlain, hasComment, start, end };
}

function problemOf(error: YAMLError, base: number): YamlProblem {
  const message = error.message.replace(/\s+at line \d+[\s\S]*$/, '').replace(/\n[\s\S]*$/, '');
  return { code: error.code.toLowerCase().replaceAll('_', '-'), message, start: base + error.pos[0], end: base + error.pos[1] };
}

/** Parses one piece of YAML that starts at `base` in its file. Never throws; the tree is null where it could not be read. */
export function parseYaml(text: string, base: number): YamlResult {
  const nothing: YamlNull = { kind: 'null', start: base, end: base };
  if (isBomb(text)) return { root: nothing, problems: [{ code: 'too-deep', message: `nested deeper than ${deepest} levels`, start: base, end: base + 1 }] };
  try {
    const document = parseDocument(text, { schema: 'core', resolveKnownTags: false, uniqueKeys: true, prettyErrors: false, merge: false, logLevel: 'silent' });
    const errors = [...document.errors, ...document.warnings];
    const root = convert(document.contents, base, 0, 0);
    return { root, problems: errors.map((error) => problemOf(error, base)) };
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
export function nodeAt(root: YamlNode, path: readonly PropertyKey[]): { node: YamlNode; entry: YamlEntry | undefined; isWhole: boolean } {
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
