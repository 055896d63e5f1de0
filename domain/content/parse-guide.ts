/**
 * One guide out of its files.
 *
 * A broken question hides itself only; a field that does not fit falls back to its default; everything that is wrong
 * is reported with its place. What a reader keeps seeing of an earlier version is decided in last-good.ts.
 */
import { readEnding } from '@/domain/content/answer-files';
import type { AnswerFiles, ContentFile } from '@/domain/content/content-file';
import type { Diagnostic } from '@/domain/content/diagnostic';
import { editionOf } from '@/domain/content/edition';
import type { Guide, GuideSlug } from '@/domain/content/guide';
import { checkHeader, type HeaderPlaces } from '@/domain/content/header-rules';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { parseAnswer } from '@/domain/content/parse-answer';
import { type HiddenQuestion, parseQuestions } from '@/domain/content/parse-questions';
import { placeOf } from '@/domain/content/question-entry';
import { readFrontMatter } from '@/domain/content/read-front-matter';
import { mendKeys, type Report, readMap, reporter } from '@/domain/content/read-map';
import { type GuideHeader, guideHeaderSchema, knownKeys } from '@/domain/content/schema';
import { type SourceText, sourceText } from '@/domain/content/source-text';
import { checkTexts } from '@/domain/content/text-rules';
import { entryOf, type YamlMap } from '@/domain/content/yaml-tree';

export type GuideFiles = {
  readonly slug: string;
  readonly guideFile: ContentFile;
  readonly answers: AnswerFiles;
  /** Newest modification time of the guide's files, in milliseconds since the epoch. */
  readonly modifiedAt: number;
  /** `YYYY-MM-DD`: dates after it are reported. */
  readonly today?: string;
};

export type ParsedGuide = {
  /** Null when the header is unusable. */
  readonly guide: Guide | null;
  /** Questions that were written and cannot be shown. */
  readonly hidden: readonly HiddenQuestion[];
  /** A field of the header could not be read, and fell back to its default. */
  readonly isHeaderDamaged: boolean;
  /** There is a list of questions of which nothing could be read. */
  readonly isListLost: boolean;
  readonly places: HeaderPlaces | null;
  readonly diagnostics: readonly Diagnostic[];
};

const questionList = { key: 'questions', itemKeys: ['question', 'answer', 'topics', 'id', 'aliases'] };
const textKeys = ['briefTitle', 'briefDescription', 'title', 'description', 'relatedTitle', 'seo'];

type Header = { readonly data: GuideHeader | null; readonly map: YamlMap; readonly isDamaged: boolean };

function readHeader(found: YamlMap, report: Report): Header {
  const { map, guessed } = mendKeys(found, knownKeys.guide, report);
  const entries = map.entries.map((entry) => {
    const isPart = (entry.key === 'seo' || entry.key === 'sitemap') && entry.value.kind === 'map';
    return isPart && entry.value.kind === 'map'
      ? { ...entry, value: mendKeys(entry.value, knownKeys[entry.key as 'seo' | 'sitemap'], report).map }
      : entry;
  });
  const mended: YamlMap = { ...map, entries };
  checkTexts(mended, textKeys, report);
  const { data, wrong } = readMap(
    { ...mended, entries: entries.filter((entry) => entry.key !== 'questions') },
    guideHeaderSchema,
    report,
    guessed,
  );
  return { data, map: mended, isDamaged: wrong.size > 0 };
}

function buildHeader(
  header: GuideHeader,
  slug: string,
): Omit<Guide, 'edition' | 'questions' | 'body' | 'ending' | 'file' | 'modifiedAt'> {
  const title = header.title ?? header.briefTitle ?? slug;
  const description = header.description ?? header.briefDescription ?? '';
  const image = header.seo.ogImageUrl;
  return {
    slug: slug as GuideSlug,
    order: header.order,
    title,
    briefTitle: header.briefTitle ?? title,
    description,
    briefDescription: header.briefDescription ?? description,
    isNew: header.isNew,
    authorId: header.authorId,
    date: header.date,
    seo: {
      title: header.seo.title ?? title,
      description: header.seo.description ?? description,
      keywords: header.seo.keywords,
      ogImageUrl: image !== null && /^https?:\/\//.test(image) && URL.canParse(image) ? image : null,
    },
    sitemap: header.sitemap,
    relatedGuideIds: header.relatedGuidesId,
    relatedTitle: header.relatedTitle,
    relatedLinks: Object.entries(header.relatedGuides)
      .map(([name, href]) => ({ title: name, href }))
      .filter(({ href }) => /^(?:\/(?![/\\])|https?:\/\/)/.test(href)),
    math: header.math,
  };
}

function reportOrphans(
  { names, folder }: AnswerFiles,
  used: ReadonlySet<string>,
  ending: string | null,
  into: Diagnostic[],
): void {
  const start = { line: 1, column: 1, offset: 0 };
  for (const name of names) {
    if (used.has(name) || name === ending) continue;
    into.push({
      rule: 'answer/orphan-file',
      severity: 'warning',
      file: `${folder}/${name}`,
      range: { start, end: start },
      message: 'no question uses this file',
      help: 'Name it as an `answer`, or remove it.',
    });
  }
}

/** Questions that stand below the front matter were cut off by a `---` too early. */
function reportEarlyEnd(body: string, bodyStart: number, report: Report): boolean {
  const found = /^[ \t]*-[ \t]+question[ \t]*:/m.exec(body);
  const isCode = found !== null && /^(?:```|~~~)/m.test(body.slice(0, found.index));
  if (found === null || isCode) return false;
  report(
    'frontmatter/ended-early',
    'error',
    bodyStart + found.index,
    bodyStart + found.index + found[0].length,
    'a question stands below the end of the front matter',
    'Remove the `---` above it.',
  );
  return true;
}

function unusable(diagnostics: readonly Diagnostic[]): ParsedGuide {
  return { guide: null, hidden: [], isHeaderDamaged: true, isListLost: true, places: null, diagnostics };
}

function headerPlaces(map: YamlMap, source: SourceText): HeaderPlaces {
  const rangeOf = (key: string) => {
    const { start, end } = placeOf(map, key);
    return source.range(start, end);
  };
  return { author: rangeOf('authorId'), related: rangeOf('relatedGuidesId') };
}

/** Reads a guide. Never throws, whatever the files hold. */
export function parseGuide({ slug, guideFile, answers, modifiedAt, today }: GuideFiles): ParsedGuide {
  const diagnostics: Diagnostic[] = [];
  const source = sourceText(guideFile.path, guideFile.text ?? '');
  const report = reporter(source, diagnostics);
  if (guideFile.text === null) {
    report(
      guideFile.problem?.rule ?? 'file/unreadable',
      'error',
      0,
      0,
      guideFile.problem?.message ?? 'the file could not be read',
      guideFile.problem?.help,
    );
    return unusable(diagnostics);
  }
  if (guideFile.text.startsWith('\uFEFF'))
    report('file/bom', 'info', 0, 1, 'the file starts with a byte order mark', 'Save it as UTF-8 without one.');
  const read = readFrontMatter(guideFile.text, report, {
    lists: [questionList],
    isRequired: true,
    knownKeys: knownKeys.guide,
  });
  if (read.map === null || read.isUnusable) return unusable(diagnostics);
  const header = readHeader(read.map, report);
  if (header.data === null) return unusable(diagnostics);
  const { map } = header;
  const { body, bodyStart } = read;
  if (header.data.title === null && !read.broken.some((piece) => piece.key === 'title'))
    report(
      'schema/missing',
      'error',
      map.start,
      map.start + 3,
      '`title` is missing',
      'Add `title:`, the heading of the page.',
    );
  checkHeader(map, header.data, today, report);
  checkMarkdown(body, bodyStart, 'article', report);
  const isCutShort = reportEarlyEnd(body, bodyStart, report);
  const brokenItems = read.broken.filter((piece) => piece.key === 'questions');
  const parsed = parseQuestions({ slug, map, source, report, diagnostics, answers, broken: brokenItems });
  const ending = readEnding(map, header.data.ending, answers, report);
  if (brokenItems.length === 0) reportOrphans(answers, parsed.used, header.data.ending, diagnostics);
  const guide: Omit<Guide, 'edition'> = {
    ...buildHeader(header.data, slug),
    file: guideFile.path,
    questions: parsed.questions,
    body: body.trim() === '' ? '' : body,
    ending: ending === null ? null : parseAnswer(ending.path, ending.text).markdown,
    modifiedAt,
  };
  const list = entryOf(map, 'questions')?.value.kind;
  return {
    guide: { ...guide, edition: editionOf(guide) },
    hidden: parsed.hidden,
    isHeaderDamaged: header.isDamaged || read.broken.some((piece) => piece.key !== 'questions'),
    isListLost:
      isCutShort ||
      (list !== undefined && list !== 'list' && list !== 'null') ||
      (list === undefined && brokenItems.length > 0),
    places: headerPlaces(map, source),
    diagnostics,
  };
}
