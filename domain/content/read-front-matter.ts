import { splitFrontMatter } from '@/domain/content/front-matter';
import type { Report } from '@/domain/content/read-map';
import { yamlWords } from '@/domain/content/yaml-help';
import { type Broken, type ListKey, parseWithIslands } from '@/domain/content/yaml-islands';
import type { YamlMap } from '@/domain/content/yaml-tree';

export type ReadFrontMatter = {
  /** Null when the file has no front matter, or none that could be read. */
  readonly map: YamlMap | null;
  readonly body: string;
  readonly bodyStart: number;
  /** Pieces of the front matter that were left out. */
  readonly broken: readonly Broken[];
  /** There is front matter, and nothing of it can be used. */
  readonly isUnusable: boolean;
};

type Options = {
  /** Top-level keys whose items stand alone when one is broken. */
  readonly lists: readonly ListKey[];
  /** A guide must have front matter. An answer may: then a leading `---` without any of these keys is a line across the page. */
  readonly isRequired: boolean;
  readonly knownKeys: readonly string[];
};

function hasKnownKey(text: string, keys: readonly string[]): boolean {
  return [...text.matchAll(/^["']?([A-Za-z][\w-]{0,60})["']?[ \t]*:/gm)].some((match) => keys.includes(match[1] ?? ''));
}

function withoutMark(text: string): { body: string; bodyStart: number } {
  const bodyStart = text.startsWith('\uFEFF') ? 1 : 0;
  return { body: text.slice(bodyStart), bodyStart };
}

/** Front matter and body of a file, with a diagnostic for everything that could not be read. */
export function readFrontMatter(
  text: string,
  report: Report,
  { lists, isRequired, knownKeys }: Options,
): ReadFrontMatter {
  const split = splitFrontMatter(text);
  const unusable: ReadFrontMatter = { map: null, body: '', bodyStart: text.length, broken: [], isUnusable: true };
  const allBody: ReadFrontMatter = { map: null, ...withoutMark(text), broken: [], isUnusable: false };
  if (split.kind === 'refused') {
    const end = split.fenceStart + split.fence.length;
    report(
      'frontmatter/refused',
      'error',
      split.fenceStart,
      end,
      `\`${split.fence.slice(0, 60)}\` names a language: front matter here is YAML and nothing else`,
      'Start the file with `---` alone on its line.',
    );
    return unusable;
  }
  if (split.kind === 'unclosed') {
    if (!isRequired && !hasKnownKey(text, knownKeys)) return allBody;
    report(
      'frontmatter/unclosed',
      'error',
      split.fenceStart,
      split.fenceStart + 3,
      'the front matter has no end',
      'Write `---` alone on a line after the last key.',
    );
    return unusable;
  }
  if (split.kind === 'none') {
    if (!isRequired) return allBody;
    report(
      'frontmatter/missing',
      'error',
      split.bodyStart,
      split.bodyStart + 1,
      'the file has no front matter',
      'Start it with `---`, then the keys, then `---`.',
    );
    return unusable;
  }
  const { yamlStart, body, bodyStart } = split;
  // The YAML parser does not end a line at a lone CR, as Markdown and this file's line numbers do.
  const yaml = split.yaml.replace(/\r(?!\n)/g, '\n');
  if (!isRequired && !hasKnownKey(yaml, knownKeys)) {
    const alone = parseWithIslands(yaml, yamlStart, []);
    if (alone.problems.length > 0 || alone.root.kind !== 'map') return allBody;
  }
  const { root, problems, broken } = parseWithIslands(yaml, yamlStart, lists);
  for (const { code, start, end, message: said } of problems) {
    const { message, help } = yamlWords(code, said);
    report(`yaml/${code}`, 'error', start, Math.max(end, start + 1), message, help);
  }
  if (root.kind === 'map')
    return { map: root, body, bodyStart, broken, isUnusable: isRequired && root.entries.length === 0 };
  if (problems.length === 0)
    report(
      'frontmatter/missing',
      'error',
      yamlStart,
      yamlStart + 1,
      'the front matter holds no keys',
      'Write one `key: value` a line.',
    );
  return { ...unusable, body, bodyStart };
}
