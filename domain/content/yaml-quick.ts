/**
 * The plain part of YAML, read in one pass over its lines: maps, lists, one-line texts with or without quotes, and
 * `|` blocks. Nearly all front matter is of this kind, and the full parser takes ten times as long for it.
 *
 * Whatever is not plainly of this kind gives null, and the full parser reads it: comments, flow collections, escapes,
 * tabs, texts over several lines, repeated keys, and every mistake. Held by yaml-quick.test.ts: where this reader gives
 * a tree, the full parser gives the same one and no problem.
 */
import type { YamlEntry, YamlNode, YamlScalar } from '@/domain/content/yaml-tree';

type Line = { readonly indent: number; readonly start: number; readonly end: number };

/** Thrown where the text leaves the plain part. */
const leaves = Symbol('not plain');
const keyPattern = /^(?:([A-Za-z_][A-Za-z0-9_.-]{0,80})|'([^'\n]{1,200})'|"([^"\\\n]{1,200})"):(?: +|$)/;
const plainStart = /^[^\s\-?:,[\]{}#&*!|>'"%@`]|^[-?:](?=[^\s,[\]{}])/;
const deepest = 12;

function isPlainText(text: string): boolean {
  return plainStart.test(text) && !text.includes(': ') && !text.includes(' #') && !text.endsWith(':');
}

const flowText =
  /^(?:'((?:[^']|'')*)'|"([^"\\]*)"|([A-Za-z0-9_(][^\s,:[\]{}#&*!|>'"%@`?]*(?: [A-Za-z0-9_(][^\s,:[\]{}#&*!|>'"%@`?]*)*))/;

/** A text inside of a one-line list or map in brackets. */
function readFlowText(text: string, start: number): YamlScalar {
  const match = flowText.exec(text);
  if (match === null) throw leaves;
  const [whole, single, double, plain] = match;
  const value = single?.replaceAll("''", "'") ?? double ?? plain ?? '';
  return {
    kind: 'scalar',
    text: value,
    isPlain: plain !== undefined,
    hasComment: false,
    start,
    end: start + whole.length,
  };
}

/** `[a, b]` or `{a: b, c: 'd'}` on one line, without anything nested. */
function readFlow(text: string, start: number): YamlNode {
  const isMap = text.startsWith('{');
  if (text.at(-1) !== (isMap ? '}' : ']')) throw leaves;
  const items: YamlNode[] = [];
  const entries: YamlEntry[] = [];
  let at = 1;
  const skip = (pattern: RegExp) => {
    const found = pattern.exec(text.slice(at));
    if (found === null) throw leaves;
    at += found[0].length;
  };
  skip(/^ */);
  while (at < text.length - 1) {
    const first = readFlowText(text.slice(at), start + at);
    at = first.end - start;
    if (isMap) {
      if (!first.isPlain || entries.some((entry) => entry.key === first.text)) throw leaves;
      skip(/^: +/);
      const value = readFlowText(text.slice(at), start + at);
      at = value.end - start;
      entries.push({ key: first.text, keyStart: first.start, keyEnd: first.end, value });
    } else items.push(first);
    skip(at < text.length - 1 && !/^ *[\]}]$/.test(text.slice(at)) ? /^ *, +/ : /^ */);
  }
  const place = { start, end: start + text.length };
  return isMap ? { kind: 'map', entries, ...place } : { kind: 'list', items, ...place };
}

class Reader {
  private readonly text: string;
  private readonly base: number;
  private readonly lines: Line[] = [];
  private at = 0;

  constructor(text: string, base: number) {
    this.text = text;
    this.base = base;
    if (!text.endsWith('\n')) throw leaves;
    for (let start = 0; start < text.length; ) {
      const newline = text.indexOf('\n', start);
      const end = text.charCodeAt(newline - 1) === 0x0d && newline > start ? newline - 1 : newline;
      let indent = 0;
      while (start + indent < end && text.charCodeAt(start + indent) === 0x20) indent += 1;
      this.lines.push({ indent, start, end });
      start = newline + 1;
    }
  }

  document(): YamlNode {
    this.skipBlank();
    const first = this.lines[this.at];
    if (first === undefined || first.indent !== 0) throw leaves;
    const root = this.block(0, 0);
    this.skipBlank();
    if (this.at < this.lines.length) throw leaves;
    return root;
  }

  private content(line: Line, from = line.start + line.indent): string {
    const content = this.text.slice(from, line.end);
    if (content.includes('\t') || content.includes('\r')) throw leaves;
    return content;
  }

  private skipBlank(): void {
    for (let line = this.lines[this.at]; line !== undefined; line = this.lines[this.at]) {
      if (line.start + line.indent < line.end) return;
      this.at += 1;
    }
  }

  /** A map or a list whose first line is the current one, at this indent. */
  private block(indent: number, depth: number): YamlNode {
    if (depth > deepest) throw leaves;
    const line = this.lines[this.at];
    if (line === undefined) throw leaves;
    return this.isItem(line) ? this.list(indent, depth) : this.map(indent, depth, line.start + line.indent);
  }

  private isItem(line: Line): boolean {
    const at = line.start + line.indent;
    return this.text.charCodeAt(at) === 0x2d && (at + 1 >= line.end || this.text.charCodeAt(at + 1) === 0x20);
  }

  private list(indent: number, depth: number): YamlNode {
    const items: YamlNode[] = [];
    const start = (this.lines[this.at]?.start ?? 0) + indent;
    for (;;) {
      this.skipBlank();
      const line = this.lines[this.at];
      if (line === undefined || line.indent < indent || (line.indent === indent && !this.isItem(line))) break;
      if (line.indent > indent) throw leaves;
      const dash = line.start + indent;
      let from = dash + 1;
      while (from < line.end && this.text.charCodeAt(from) === 0x20) from += 1;
      if (from >= line.end) throw leaves;
      const content = this.content(line, from);
      if (keyPattern.test(content)) items.push(this.map(from - line.start, depth + 1, from));
      else items.push(this.scalar(content, from, indent));
    }
    return { kind: 'list', items, start: this.base + start, end: items.at(-1)?.end ?? this.base + start };
  }

  /** A map whose first key stands at `first`, on the current line; the others stand at `indent` below it. */
  private map(indent: number, depth: number, first: number): YamlNode {
    if (depth > deepest) throw leaves;
    const entries: YamlEntry[] = [];
    const seen = new Set<string>();
    for (let from = first; ; ) {
      const line = this.lines[this.at];
      if (line === undefined) throw leaves;
      const content = this.content(line, from);
      const match = keyPattern.exec(content);
      if (match === null) throw leaves;
      const key = match[1] ?? match[2] ?? match[3] ?? '';
      if (seen.has(key)) throw leaves;
      seen.add(key);
      const keyStart = this.base + from;
      const keyEnd = keyStart + (match[1] === undefined ? key.length + 2 : key.length);
      const rest = content.slice(match[0].length);
      entries.push({
        key,
        keyStart,
        keyEnd,
        value: rest === '' ? this.nested(indent, depth, keyEnd + 1) : this.scalar(rest, from + match[0].length, indent),
      });
      this.skipBlank();
      const next = this.lines[this.at];
      if (next === undefined || next.indent < indent || (next.indent === indent && this.isItem(next))) break;
      if (next.indent > indent) throw leaves;
      from = next.start + indent;
    }
    return { kind: 'map', entries, start: this.base + first, end: entries.at(-1)?.value.end ?? this.base + first };
  }

  /** What stands below a key without a value of its own. */
  private nested(indent: number, depth: number, end: number): YamlNode {
    this.at += 1;
    this.skipBlank();
    const line = this.lines[this.at];
    if (line !== undefined && (line.indent > indent || (line.indent === indent && this.isItem(line))))
      return this.block(line.indent, depth + 1);
    return { kind: 'null', start: end, end };
  }

  /** A text that ends with its line, or a block below it. Moves on to the next line. */
  private scalar(content: string, from: number, indent: number): YamlNode {
    const start = this.base + from;
    const text = content.trimEnd();
    if (text !== content && !/ +$/.test(content)) throw leaves;
    if (text === '|' || text === '|-') return this.literal(text, from, indent);
    this.at += 1;
    const next = this.nextFilled();
    if (next !== undefined && next.indent > indent) throw leaves;
    const end = start + text.length;
    if (text.startsWith('{') || text.startsWith('[')) return readFlow(text, start);
    if (text.startsWith("'")) {
      if (!/^'(?:[^']|'')*'$/.test(text)) throw leaves;
      return {
        kind: 'scalar',
        text: text.slice(1, -1).replaceAll("''", "'"),
        isPlain: false,
        hasComment: false,
        start,
        end,
      };
    }
    if (text.startsWith('"')) {
      if (!/^"[^"\\]*"$/.test(text)) throw leaves;
      return { kind: 'scalar', text: text.slice(1, -1), isPlain: false, hasComment: false, start, end };
    }
    if (!isPlainText(text)) throw leaves;
    return { kind: 'scalar', text, isPlain: true, hasComment: false, start, end };
  }

  private nextFilled(): Line | undefined {
    for (let index = this.at; index < this.lines.length; index += 1) {
      const line = this.lines[index];
      if (line !== undefined && line.start + line.indent < line.end) return line;
    }
    return undefined;
  }

  private literal(header: string, from: number, indent: number): YamlScalar {
    this.at += 1;
    const first = this.lines[this.at];
    // A block that begins with a blank line, or is empty, has rules of its own.
    if (first === undefined || first.indent <= indent || first.start + first.indent >= first.end) throw leaves;
    const out: string[] = [];
    let end = first.start;
    let filled = 0;
    for (let line: Line | undefined = first; line !== undefined; line = this.lines[this.at]) {
      const isBlank = line.start + line.indent >= line.end;
      if (!isBlank && line.indent < first.indent) {
        if (line.indent > indent) throw leaves;
        break;
      }
      out.push(isBlank && line.indent <= first.indent ? '' : this.text.slice(line.start + first.indent, line.end));
      if (isBlank && line.indent > first.indent) throw leaves;
      if (!isBlank) filled = out.length;
      this.at += 1;
      end = line.end;
    }
    const text = out.slice(0, filled).join('\n') + (header === '|' ? '\n' : '');
    if (text.includes('\r') || /^[ \t]*\t[ \t]*$/m.test(text)) throw leaves;
    return { kind: 'scalar', text, isPlain: false, hasComment: false, start: this.base + from, end: this.base + end };
  }
}

/** The tree of a text that is plainly YAML; null when the full parser must read it. */
export function readPlainYaml(text: string, base: number): YamlNode | null {
  try {
    return new Reader(text, base).document();
  } catch (error) {
    if (error === leaves) return null;
    throw error;
  }
}
