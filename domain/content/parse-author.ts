import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Author } from '@/domain/content/guide';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { readFrontMatter } from '@/domain/content/read-front-matter';
import { readMap, reporter, reportUnknownKeys } from '@/domain/content/read-map';
import { authorSchema, knownKeys } from '@/domain/content/schema';
import { sourceText } from '@/domain/content/source-text';

/** Reads one author file; `id` is its stem. The author is null when the file does not name one. */
export function parseAuthor(file: string, id: string, text: string): { author: Author | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(sourceText(file, text), diagnostics);
  const { map, body, bodyStart } = readFrontMatter(text, report, { listKeys: [], isRequired: true });
  if (map === null) return { author: null, diagnostics };
  reportUnknownKeys(map, knownKeys.author, report);
  const header = readMap(map, authorSchema, report);
  checkMarkdown(body, bodyStart, 'article', report);
  if (header === null) return { author: null, diagnostics };
  const url = header.url !== null && /^https?:\/\//.test(header.url) && URL.canParse(header.url) ? header.url : null;
  return { author: { id, name: header.name, kind: header.kind, url, body }, diagnostics };
}
