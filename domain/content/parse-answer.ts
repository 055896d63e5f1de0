import type { Diagnostic } from '@/domain/content/diagnostic';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { readFrontMatter } from '@/domain/content/read-front-matter';
import { readMap, reportCutText, reporter, reportUnknownKeys } from '@/domain/content/read-map';
import { answerHeaderSchema, knownKeys } from '@/domain/content/schema';
import { sourceText } from '@/domain/content/source-text';

export type ParsedAnswer = {
  readonly markdown: string;
  readonly id: string | null;
  readonly aliases: readonly string[];
  readonly hints: readonly string[];
  readonly sources: readonly string[];
  /** False when the file's front matter could not be read: the answer would show it as text. */
  readonly isWhole: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Reads one answer file. Never throws. */
export function parseAnswer(file: string, text: string): ParsedAnswer {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(sourceText(file, text), diagnostics);
  const { map, body, bodyStart, brokenCount } = readFrontMatter(text, report, { listKeys: ['quiz'], isRequired: false });
  const header = map === null ? null : readMap(map, answerHeaderSchema, report);
  if (map !== null) {
    reportUnknownKeys(map, knownKeys.answer, report);
    for (const { key, value } of map.entries) if (key !== 'quiz') reportCutText(value, report);
  }
  checkMarkdown(body, bodyStart, 'answer', report);
  const sources = header?.sources ?? [];
  const usable = sources.filter(isWebAddress);
  for (const source of sources) {
    if (isWebAddress(source)) continue;
    const at = Math.max(0, text.indexOf(source));
    report('md/unsafe-url', 'error', at, at + source.length, `\`${source.slice(0, 60)}\` is not the address of a source`, 'Write a whole address that begins with https.');
  }
  return {
    markdown: body,
    id: header?.id ?? null,
    aliases: header?.aliases ?? [],
    hints: header?.hints ?? [],
    sources: usable,
    isWhole: brokenCount === 0,
    diagnostics,
  };
}
