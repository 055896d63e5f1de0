/** From a YAML map to typed data, with a diagnostic for everything that does not fit. */
import type { z } from 'zod';
import type { Diagnostic, Severity } from '@/domain/content/diagnostic';
import { nearMiss } from '@/domain/content/near-miss';
import type { SourceText } from '@/domain/content/source-text';
import { nodeAt, toPlain, type YamlMap, type YamlNode } from '@/domain/content/yaml-tree';

export type Report = (rule: string, severity: Severity, start: number, end: number, message: string, help?: string) => void;

/** Collects diagnostics of one file. */
export function reporter(source: SourceText, into: Diagnostic[]): Report {
  return (rule, severity, start, end, message, help) => {
    into.push({ rule, severity, file: source.file, range: source.range(start, end), message, ...(help === undefined ? {} : { help }) });
  };
}

const kinds: Readonly<Record<YamlNode['kind'], string>> = { scalar: 'text', list: 'a list', map: 'a map', null: 'nothing' };
const wanted: Readonly<Record<string, string>> = { string: 'text', array: 'a list', object: 'a map', record: 'a map' };

function shownPath(path: readonly PropertyKey[]): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`)).join('');
}

function reportIssue(map: YamlMap, issue: z.core.$ZodIssue, report: Report): void {
  const { node, entry, isWhole } = nodeAt(map, issue.path);
  const name = shownPath(issue.path);
  const start = entry?.keyStart ?? node.start;
  const end = entry?.keyEnd ?? Math.min(node.end, node.start + 1);
  if (issue.code === 'invalid_type' && (!isWhole || node.kind === 'null')) {
    return report('schema/missing', 'error', start, end, `\`${name}\` is missing`, `Add \`${name}:\` with its value.`);
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const found = node.kind === 'scalar' ? node.text : kinds[node.kind];
    const meant = nearMiss(found, values);
    const help = meant === null ? `Use one of: ${values.join(', ')}.` : `Did you mean \`${meant}\`? It may be: ${values.join(', ')}.`;
    return report('schema/enum', 'error', node.start, node.end, `\`${found}\` is not a value of \`${name}\``, help);
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') {
    const expected = issue.code === 'invalid_type' ? (wanted[issue.expected] ?? issue.expected) : 'text or a list of texts';
    return report('schema/type', 'error', node.start, node.end, `\`${name}\` must be ${expected}, and is ${kinds[node.kind]}`, 'Check the indent, and put text that looks like YAML in quotes.');
  }
  const rule = name === 'date' ? 'date/invalid' : 'schema/value';
  report(rule, 'error', node.start, node.end, `\`${name}\` ${issue.message}`);
}

/** Unknown keys: an error when one was probably misspelt, else a warning, so that foreign files load. */
export function reportUnknownKeys(map: YamlMap, known: readonly string[], report: Report): void {
  const present = new Set(map.entries.map((entry) => entry.key));
  for (const { key, keyStart, keyEnd } of map.entries) {
    if (known.includes(key)) continue;
    const meant = nearMiss(key, known.filter((each) => !present.has(each)));
    if (meant === null) report('schema/unknown-key', 'warning', keyStart, keyEnd, `\`${key}\` is not a key that Cairn knows`, 'It is ignored. Remove it if nothing else needs it.');
    else report('schema/unknown-key', 'error', keyStart, keyEnd, `\`${key}\` is not a key that Cairn knows`, `Did you mean \`${meant}\`?`);
  }
}

/** Text that a reader of the file would not expect: cut by a comment. */
export function reportCutText(node: YamlNode, report: Report): void {
  if (node.kind === 'scalar' && node.hasComment) {
    report('text/comment-cut', 'warning', node.start, node.end, `the text ends at \` #\`: only \`${node.text.slice(0, 60)}\` is kept`, 'Put the text in quotes.');
  } else if (node.kind === 'list') for (const item of node.items) reportCutText(item, report);
  else if (node.kind === 'map') for (const { value } of node.entries) reportCutText(value, report);
}

/**
 * The map as the schema sees it. Fields that do not fit are reported and read as if they were not there, so that one
 * wrong field never takes the others with it; null only when what is left still does not fit.
 */
export function readMap<Schema extends z.ZodType>(map: YamlMap, schema: Schema, report: Report): z.output<Schema> | null {
  const plain = toPlain(map) as Record<string, unknown>;
  const first = schema.safeParse(plain);
  if (first.success) return first.data;
  for (const issue of first.error.issues) reportIssue(map, issue, report);
  for (const issue of first.error.issues) delete plain[String(issue.path[0])];
  const second = schema.safeParse(plain);
  return second.success ? second.data : null;
}
