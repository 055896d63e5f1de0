import type { Diagnostic } from '@/domain/content/diagnostic';
import { placeOf } from '@/domain/content/question-entry';
import { mendKeys, readMap, reporter } from '@/domain/content/read-map';
import { configSchema, knownKeys } from '@/domain/content/schema';
import { sourceText } from '@/domain/content/source-text';
import { yamlWords } from '@/domain/content/yaml-help';
import { parseWithIslands } from '@/domain/content/yaml-islands';

/** What `_config.yml` says of the whole folder. */
export type ContentConfig = {
  /** Where a file can be edited, with `{file}` where its path goes; null when nobody has said. */
  readonly editUrl: string | null;
};

export const defaultConfig: ContentConfig = { editUrl: null };

/** An address on the web that has a place for the file's path and, with one in it, is still on the same host. */
function isEditUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !text.includes('{file}')) return false;
  const made = text.replaceAll('{file}', 'guides/a/a.md');
  return URL.canParse(made) && !new URL(made).host.includes('{') && /^https?:\/\/[^/?#{]+[/?#]/i.test(text);
}

/** Reads `_config.yml`. Null when nothing of it can be used. */
export function parseConfig(file: string, text: string): { config: ContentConfig | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(sourceText(file, text), diagnostics);
  const { root, problems } = parseWithIslands(text.replace(/\r(?!\n)/g, '\n'), 0, []);
  for (const { code, start, end, message: said } of problems) {
    const { message, help } = yamlWords(code, said);
    report(`yaml/${code}`, 'error', start, Math.max(end, start + 1), message, help);
  }
  if (root.kind !== 'map') return { config: problems.length === 0 ? defaultConfig : null, diagnostics };
  const { map, guessed } = mendKeys(root, knownKeys.config, report);
  const { data } = readMap(map, configSchema, report, guessed);
  if (data === null) return { config: null, diagnostics };
  if (data.editUrl !== null && !isEditUrl(data.editUrl)) {
    const { start, end } = placeOf(map, 'editUrl');
    report(
      'config/edit-url',
      'error',
      start,
      end,
      `\`${data.editUrl.slice(0, 80)}\` is no address that a file's path could be put into`,
      'Write it like `https://github.com/you/guides/edit/main/{file}`.',
    );
    return { config: null, diagnostics };
  }
  return { config: { editUrl: data.editUrl }, diagnostics };
}
