import type { Report } from '@/domain/content/read-map';
import { splitFrontMatter } from '@/domain/content/front-matter';
import { parseWithIslands } from '@/domain/content/yaml-islands';
import { yamlHelp } from '@/domain/content/yaml-help';
import type { YamlMap } from '@/domain/content/yaml-tree';

export type ReadFrontMatter = {
  /** Null when the file has no front matter that could be read. */
  readonly map: YamlMap | null;
  readonly body: string;
  readonly bodyStart: number;
  /** Pieces of the front matter that were left out. */
  readonly brokenCount: number;
};

type Options = {
  /** Top-level keys whose items stand alone when one is broken. */
  readonly listKeys: readonly string[];
  /** A guide must have front matter; an answer may. */
  readonly isRequired: boolean;
};

/** Front matter and body of a file, with a diagnostic for everything that could not be read. */
export function readFrontMatter(text: string, report: Report, { listKeys, isRequired }: Options): ReadFrontMatter {
  const split = splitFrontMatter(text);
  if (split.kind === 'refused') {
    report('frontmatter/refused', 'error', split.fenceStart, split.fenceStart + split.fence.length, `\`${split.fence}\` names a language: front matter here is YAML and nothing else`, 'Start the file with `---` alone on its line.');
    return { map: null, body: '', bodyStart: text.length, brokenCount: 1 };
  }
  if (split.kind === 'unclosed') {
    if (!isRequired && !/^\s*[\w-]+\s*:/m.test(text.slice(split.fenceStart + 3, split.fenceStart + 300))) return { map: null, body: text, bodyStart: 0, brokenCount: 0 };
    report('frontmatter/unclosed', 'error', split.fenceStart, split.fenceStart + 3, 'the front matter has no end', 'Write `---` alone on a line after the last key.');
    return { map: null, body: isRequired ? '' : text, bodyStart: 0, brokenCount: 1 };
  }
  if (split.kind === 'none') {
    if (isRequired) report('frontmatter/missing', 'error', split.bodyStart, split.bodyStart + 1, 'the file has no front matter', 'Start it with `---`, then the keys, then `---`.');
    return { map: null, body: split.body, bodyStart: split.bodyStart, brokenCount: isRequired ? 1 : 0 };
  }
  const { root, problems, broken } = parseWithIslands(split.yaml, split.yamlStart, listKeys);
  if (problems.length === 0 && root.kind !== 'map' && !isRequired) {
    // A leading `---` that holds no keys is a thematic break, as Markdown has it.
    return { map: null, body: text, bodyStart: 0, brokenCount: 0 };
  }
  for (const problem of problems) report(`yaml/${problem.code}`, 'error', problem.start, problem.end, problem.message, yamlHelp(problem.code));
  if (root.kind !== 'map') {
    if (problems.length === 0) report('frontmatter/missing', 'error', split.yamlStart, split.yamlStart + 1, 'the front matter holds no keys', 'Write one `key: value` a line.');
    return { map: null, body: split.body, bodyStart: split.bodyStart, brokenCount: 1 };
  }
  return { map: root, body: split.body, bodyStart: split.bodyStart, brokenCount: broken.length };
}
