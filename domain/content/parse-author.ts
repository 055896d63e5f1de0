import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Author } from '@/domain/content/guide';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { placeOf } from '@/domain/content/question-entry';
import { readFrontMatter } from '@/domain/content/read-front-matter';
import { mendKeys, readMap, reporter } from '@/domain/content/read-map';
import { authorSchema, knownKeys } from '@/domain/content/schema';
import { sourceText } from '@/domain/content/source-text';

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Reads one author file; `id` is its stem. The author is null when the file does not name one. */
export function parseAuthor(
  file: string,
  id: string,
  text: string,
): { author: Author | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(sourceText(file, text), diagnostics);
  const {
    map: found,
    body,
    bodyStart,
  } = readFrontMatter(text, report, { lists: [], isRequired: true, knownKeys: knownKeys.author });
  if (found === null) return { author: null, diagnostics };
  const { map, guessed } = mendKeys(found, knownKeys.author, report);
  const { data } = readMap(map, authorSchema, report, guessed);
  checkMarkdown(body, bodyStart, 'article', report);
  if (data === null) return { author: null, diagnostics };
  const isUsable = data.url !== null && isWebAddress(data.url);
  if (data.url !== null && !isUsable) {
    const { start, end } = placeOf(map, 'url');
    report(
      'md/unsafe-url',
      'error',
      start,
      end,
      `\`${data.url.slice(0, 80)}\` is no web address`,
      'Write a whole address that begins with https.',
    );
  }
  return { author: { id, name: data.name, kind: data.kind, url: isUsable ? data.url : null, body }, diagnostics };
}
