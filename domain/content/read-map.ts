/** From a YAML map to typed data, with a diagnostic for everything that does not fit. */
import type { z } from 'zod';
import type { Diagnostic, Severity } from '@/domain/content/diagnostic';
import { nearMiss } from '@/domain/content/near-miss';
import type { SourceText } from '@/domain/content/source-text';
import { nodeAt, toPlain, type YamlEntry, type YamlMap, type YamlNode } from '@/domain/content/yaml-tree';

export type Report = (
  rule: string,
  severity: Severity,
  start: number,
  end: number,
  message: string,
  help?: string,
) => void;

/** More than these in one file tell an author nothing new. */
const mostOfOneFile = 200;
/** A map with more unknown keys than this was not written for us: what they were meant to be is not asked. */
const mostGuesses = 50;

/** Collects diagnostics of one file. */
export function reporter(source: SourceText, into: Diagnostic[]): Report {
  let count = 0;
  return (rule, severity, start, end, message, help) => {
    count += 1;
    if (count > mostOfOneFile + 1) return;
    if (count === mostOfOneFile + 1) {
      const text = `the file has more than ${mostOfOneFile} problems; those after this line are not listed`;
      into.push({
        rule: 'file/more-problems',
        severity: 'error',
        file: source.file,
        range: source.range(start, start),
        message: text,
      });
    } else
      into.push({
        rule,
        severity,
        file: source.file,
        range: source.range(start, end),
        message,
        ...(help === undefined ? {} : { help }),
      });
  };
}

const kinds: Readonly<Record<YamlNode['kind'], string>> = {
  scalar: 'text',
  list: 'a list',
  map: 'a map',
  null: 'nothing',
};
const wanted: Readonly<Record<string, string>> = { string: 'text', array: 'a list', object: 'a map', record: 'a map' };

function shownPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`))
    .join('');
}

function reportIssue(map: YamlMap, issue: z.core.$ZodIssue, report: Report): void {
  const { node, entry, isWhole } = nodeAt(map, issue.path);
  const name = shownPath(issue.path);
  const end = Math.max(node.end, node.start + 1);
  if (issue.code === 'invalid_type' && (!isWhole || node.kind === 'null')) {
    const first = node.kind === 'map' && !isWhole ? node.entries[0] : entry;
    const start = first?.keyStart ?? node.start;
    return report(
      'schema/missing',
      'error',
      start,
      first?.keyEnd ?? start + 1,
      `\`${name}\` is missing`,
      `Add \`${name}:\` with its value.`,
    );
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const found = node.kind === 'scalar' ? node.text.slice(0, 60) : kinds[node.kind];
    const meant = nearMiss(found, values);
    const help =
      meant === null
        ? `Use one of: ${values.join(', ')}.`
        : `Did you mean \`${meant}\`? It may be: ${values.join(', ')}.`;
    return report('schema/enum', 'error', node.start, end, `\`${found}\` is not a value of \`${name}\``, help);
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') {
    const expected =
      issue.code === 'invalid_type' ? (wanted[issue.expected] ?? issue.expected) : 'text or a list of texts';
    return report(
      'schema/type',
      'error',
      node.start,
      end,
      `\`${name}\` must be ${expected}, and is ${kinds[node.kind]}`,
      'Check the indent, and put text that looks like YAML in quotes.',
    );
  }
  const rule = name === 'date' ? 'date/invalid' : 'schema/value';
  report(rule, 'error', node.start, end, `\`${name}\` ${issue.message}`);
}

/**
 * Reports keys that are not known: an error when one was probably misspelt, else a warning, so that foreign files load.
 * A misspelt key is read as the one that was meant, so that one mistake does not become two messages.
 */
export function mendKeys(
  map: YamlMap,
  known: readonly string[],
  report: Report,
): { map: YamlMap; guessed: ReadonlySet<string> } {
  const present = new Set(map.entries.map((entry) => entry.key));
  const guessed = new Set<string>();
  let unknown = 0;
  const entries = map.entries.map((entry): YamlEntry => {
    const { key, keyStart, keyEnd } = entry;
    if (known.includes(key)) return entry;
    const shown = key.slice(0, 60);
    unknown += 1;
    const meant =
      unknown > mostGuesses
        ? null
        : nearMiss(
            key,
            known.filter((each) => !present.has(each)),
          );
    if (meant === null) {
      report(
        'schema/unknown-key',
        'warning',
        keyStart,
        keyEnd,
        `\`${shown}\` is not a key that Cairn knows`,
        'It is ignored. Remove it if nothing else needs it.',
      );
      return entry;
    }
    report(
      'schema/unknown-key',
      'error',
      keyStart,
      keyEnd,
      `\`${shown}\` is not a key that Cairn knows`,
      `Did you mean \`${meant}\`?`,
    );
    present.add(meant);
    guessed.add(meant);
    return { ...entry, key: meant };
  });
  return { map: { ...map, entries }, guessed };
}

function removeAt(plain: Record<string, unknown>, path: readonly PropertyKey[]): void {
  let parent: unknown = plain;
  for (const step of path.slice(0, -1)) parent = (parent as Record<PropertyKey, unknown> | null)?.[step];
  const last = path.at(-1);
  if (Array.isArray(parent) && typeof last === 'number') parent.splice(last, 1);
  else if (parent !== null && typeof parent === 'object' && last !== undefined)
    delete (parent as Record<PropertyKey, unknown>)[last];
}

/**
 * The map as the schema sees it. Values that do not fit are reported and read as if they were not there, so that one
 * wrong value never takes the others with it. The data is null only when what is left still does not fit; `wrong`
 * names the top-level keys whose value was left out.
 */
export function readMap<Schema extends z.ZodType>(
  map: YamlMap,
  schema: Schema,
  report: Report,
  guessed: ReadonlySet<string> = new Set(),
): { data: z.output<Schema> | null; wrong: ReadonlySet<string> } {
  const plain = toPlain(map) as Record<string, unknown>;
  const wrong = new Set<string>();
  const first = schema.safeParse(plain);
  if (first.success) return { data: first.data, wrong };
  for (const issue of first.error.issues) {
    const key = String(issue.path[0]);
    wrong.add(key);
    if (!guessed.has(key)) reportIssue(map, issue, report);
  }
  for (const issue of [...first.error.issues].reverse()) removeAt(plain, issue.path);
  const second = schema.safeParse(plain);
  if (second.success) return { data: second.data, wrong };
  for (const key of wrong) delete plain[key];
  const third = schema.safeParse(plain);
  return { data: third.success ? third.data : null, wrong };
}
