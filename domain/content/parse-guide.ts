/**
 * One guide out of its files.
 *
 * A broken question hides itself only; a field that does not fit falls back to its default; everything that is wrong
 * is reported with its place. Whether the reader keeps an earlier version of a damaged guide is the library's choice.
 */
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Guide, GuideSlug } from '@/domain/content/guide';
import { contentHash } from '@/domain/content/content-hash';
import { checkMarkdown } from '@/domain/content/markdown-rules';
import { parseQuestions } from '@/domain/content/parse-questions';
import { readFrontMatter } from '@/domain/content/read-front-matter';
import { readMap, reportCutText, reporter, reportUnknownKeys } from '@/domain/content/read-map';
import { guideHeaderSchema, knownKeys } from '@/domain/content/schema';
import { sourceText } from '@/domain/content/source-text';
import { entryOf, type YamlMap } from '@/domain/content/yaml-tree';

/** A file as the scanner found it; text is null when it could not be taken, and `problem` says why. */
export type ContentFile = {
  /** Relative to the content root, with forward slashes. */
  readonly path: string;
  readonly text: string | null;
  readonly problem: { readonly rule: string; readonly message: string; readonly help: string } | null;
  readonly modifiedAt: number;
};

export type GuideFiles = {
  readonly slug: string;
  readonly guideFile: ContentFile;
  /** Files of the folder `content/`, by file name. */
  readonly answerFiles: ReadonlyMap<string, ContentFile>;
};

export type ParsedGuide = {
  /** Null when the header is unusable. */
  readonly guide: Guide | null;
  /** Something that the author wrote is not shown. */
  readonly isDamaged: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

type Header = NonNullable<ReturnType<typeof readHeader>>;

function readHeader(map: YamlMap, report: ReturnType<typeof reporter>) {
  const withoutQuestions: YamlMap = { ...map, entries: map.entries.filter((entry) => entry.key !== 'questions') };
  reportUnknownKeys(map, knownKeys.guide, report);
  for (const key of ['seo', 'sitemap'] as const) {
    const value = entryOf(map, key)?.value;
    if (value?.kind === 'map') reportUnknownKeys(value, knownKeys[key], report);
  }
  for (const entry of withoutQuestions.entries) reportCutText(entry.value, report);
  return readMap(withoutQuestions, guideHeaderSchema, report);
}

function seoOf(header: Header, title: string, description: string): Guide['seo'] {
  return {
    title: header.seo.title ?? title,
    description: header.seo.description ?? description,
    keywords: header.seo.keywords,
    ogImageUrl: header.seo.ogImageUrl !== null && URL.canParse(header.seo.ogImageUrl) ? header.seo.ogImageUrl : null,
  };
}

function safeLinks(header: Header): Guide['relatedLinks'] {
  return Object.entries(header.relatedGuides)
    .map(([title, href]) => ({ title, href }))
    .filter(({ href }) => /^(?:\/(?!\/)|https?:\/\/)/.test(href));
}

/** Reads a guide. Never throws, whatever the files hold. */
export function parseGuide(files: GuideFiles): ParsedGuide {
  const { guideFile, answerFiles } = files;
  const diagnostics: Diagnostic[] = [];
  const source = sourceText(guideFile.path, guideFile.text ?? '');
  const report = reporter(source, diagnostics);
  if (guideFile.text === null) {
    report(guideFile.problem?.rule ?? 'file/unreadable', 'error', 0, 0, guideFile.problem?.message ?? 'the file could not be read', guideFile.problem?.help);
    return { guide: null, isDamaged: true, diagnostics };
  }
  if (guideFile.text.startsWith('\uFEFF')) report('file/bom', 'info', 0, 1, 'the file starts with a byte order mark', 'Save it as UTF-8 without one.');
  const { map, body, bodyStart, brokenCount } = readFrontMatter(guideFile.text, report, { listKeys: ['questions'], isRequired: true });
  const header = map === null ? null : readHeader(map, report);
  if (map === null || header === null) return { guide: null, isDamaged: true, diagnostics };
  checkMarkdown(body, bodyStart, 'article', report);
  const read = parseQuestions({ map, source, report, diagnostics, answerFiles, ending: header.ending });
  const title = header.title ?? header.briefTitle ?? files.slug;
  if (header.title === null) report('schema/missing', 'error', map.start, map.start + 1, '`title` is missing', 'Add `title:`, the heading of the page.');
  const description = header.description ?? header.briefDescription ?? '';
  const guide: Omit<Guide, 'edition'> = {
    slug: files.slug as GuideSlug,
    file: guideFile.path,
    order: header.order,
    title,
    briefTitle: header.briefTitle ?? title,
    description,
    briefDescription: header.briefDescription ?? description,
    isNew: header.isNew,
    authorId: header.authorId,
    date: header.date,
    seo: seoOf(header, title, description),
    sitemap: header.sitemap,
    relatedGuideIds: header.relatedGuidesId,
    relatedTitle: header.relatedTitle,
    relatedLinks: safeLinks(header),
    math: header.math,
    questions: read.questions,
    body: body.trim() === '' ? '' : body,
    ending: read.ending,
    modifiedAt: Math.max(guideFile.modifiedAt, ...[...answerFiles.values()].map((file) => file.modifiedAt)),
  };
  return { guide: { ...guide, edition: editionOf(guide) }, isDamaged: brokenCount > 0 || read.hiddenCount > 0, diagnostics };
}

function editionOf(guide: Omit<Guide, 'edition'>): string {
  const { title, description, body, ending, questions } = guide;
  const parts = questions.flatMap(({ id, text, answer, topics, sources }) => [id, text, answer, topics.join('\n'), sources.join('\n')]);
  return contentHash([title, description, body, ending ?? '', ...parts]);
}
