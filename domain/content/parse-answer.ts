import type { Diagnostic } from '@/domain/content/diagnostic';
import type { ItemDraft } from '@/domain/content/items/item-draft';
import { quizList, readItems } from '@/domain/content/items/read-items';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { checkAliases } from '@/domain/content/question-entry';
import { readFrontMatter } from '@/domain/content/read-front-matter';
import { mendKeys, type Report, readMap, reporter } from '@/domain/content/read-map';
import { type AnswerHeader, answerHeaderSchema, knownKeys } from '@/domain/content/schema';
import { sourceText } from '@/domain/content/source-text';
import { checkTexts } from '@/domain/content/text-rules';
import { entryOf, type YamlMap } from '@/domain/content/yaml-tree';

export type ParsedAnswer = {
  readonly markdown: string;
  readonly id: string | null;
  readonly aliases: readonly string[];
  readonly hints: readonly string[];
  readonly sources: readonly string[];
  /** Graded items that can be asked. */
  readonly items: readonly ItemDraft[];
  /** False when the file's front matter could not be read, or not its `id`: then the question must not be shown. */
  readonly isWhole: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function usableSources(map: YamlMap, sources: readonly string[], report: Report): string[] {
  const value = entryOf(map, 'sources')?.value;
  return sources.filter((source, index) => {
    if (isWebAddress(source)) return true;
    const place = value?.kind === 'list' ? (value.items[index] ?? value) : (value ?? map);
    report(
      'md/unsafe-url',
      'error',
      place.start,
      place.end,
      `\`${source.slice(0, 80)}\` is not the address of a source`,
      'Write a whole address that begins with https.',
    );
    return false;
  });
}

function readHeader(found: YamlMap, report: Report): { header: AnswerHeader | null; map: YamlMap; isIdWrong: boolean } {
  const { map, guessed } = mendKeys(found, knownKeys.answer, report);
  checkTexts(map, ['hints'], report);
  const { data, wrong } = readMap(map, answerHeaderSchema, report, guessed);
  return { header: data, map, isIdWrong: wrong.has('id') };
}

/** Reads one answer file. Never throws. */
export function parseAnswer(file: string, text: string): ParsedAnswer {
  const diagnostics: Diagnostic[] = [];
  const source = sourceText(file, text);
  const report = reporter(source, diagnostics);
  if (text.startsWith('\uFEFF'))
    report('file/bom', 'info', 0, 1, 'the file starts with a byte order mark', 'Save it as UTF-8 without one.');
  const read = readFrontMatter(text, report, { lists: [quizList], isRequired: false, knownKeys: knownKeys.answer });
  const found = read.map === null ? null : readHeader(read.map, report);
  checkMarkdown(read.body, read.bodyStart, 'answer', report);
  const isIdLost =
    found?.isIdWrong === true ||
    read.broken.some(({ key, start, end }) => key === 'id' || key === '' || /^id[ \t]*:/m.test(text.slice(start, end)));
  return {
    markdown: read.body,
    id: found?.header?.id ?? null,
    aliases: found?.header == null ? [] : checkAliases(found.map, found.header.aliases, report),
    hints: found?.header?.hints ?? [],
    sources: found?.header == null ? [] : usableSources(found.map, found.header.sources, report),
    items: found === null ? [] : readItems(found.map, source, report),
    isWhole: !read.isUnusable && !isIdLost,
    diagnostics,
  };
}
