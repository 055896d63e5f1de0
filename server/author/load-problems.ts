/** Every problem of the running content, with the lines around it: what `npm run content -- check` reports. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CodeFrame, codeFrame } from '@/domain/content/code-frame';
import type { Diagnostic, Severity } from '@/domain/content/diagnostic';
import type { Library } from '@/domain/content/library';
import { env } from '@/env';
import { unrendered } from '@/server/content/unrendered';
import { editHref } from '@/server/site/edit-link';

/** Stands for files of no guide; no guide has this name. */
export const otherFiles = '-';

export type ProblemFilter = {
  /** A guide's slug, or `otherFiles`; null: all. */
  readonly guide: string | null;
  readonly severity: Severity | null;
  readonly most: number;
};

export type Problem = {
  readonly diagnostic: Diagnostic;
  readonly frame: CodeFrame | null;
  /** Its source as readers get it; null for a file that no guide shows. */
  readonly sourceHref: string | null;
  /** Where it is edited; null when the content names no such place. */
  readonly editHref: string | null;
};

export type ProblemsPage = {
  readonly problems: readonly Problem[];
  /** Of what the guide filter leaves. */
  readonly counts: Readonly<Record<Severity | 'all', number>>;
  /** Every guide with its number of problems, and `otherFiles` when they have any. */
  readonly guides: readonly { readonly slug: string; readonly count: number }[];
  readonly total: number;
  readonly fileCount: number;
};

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const guideOf = ({ file }: Diagnostic): string => /^guides\/([^/]+)\//.exec(file)?.[1] ?? otherFiles;

function shownFiles(library: Library): ReadonlySet<string> {
  return new Set(library.guides.flatMap((guide) => [guide.file, ...guide.questions.map(({ origin }) => origin.file)]));
}

/** A place in a file; other problems are of a whole file, or of a link that leads out of the folder. */
const hasPlace = ({ range }: Diagnostic): boolean => range.end.offset > range.start.offset;

/** Only files that the content engine has read are read, never what somebody asks for. */
async function textOf(file: string): Promise<string | null> {
  return readFile(/* turbopackIgnore: true */ path.join(env().CONTENT_DIR, file), 'utf8').catch(() => null);
}

async function withFrames(library: Library, diagnostics: readonly Diagnostic[]): Promise<Problem[]> {
  const shown = shownFiles(library);
  const files = [...new Set(diagnostics.filter(hasPlace).map(({ file }) => file))];
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await textOf(file)] as const)));
  return diagnostics.map((diagnostic) => {
    const { file, range } = diagnostic;
    const hasEditor = library.config.editUrl !== null && (shown.has(file) || typeof texts.get(file) === 'string');
    return {
      diagnostic,
      frame: codeFrame(texts.get(file) ?? null, range),
      sourceHref: shown.has(file) ? `/source/${file}` : null,
      editHref: hasEditor ? editHref(library.config, file) : null,
    };
  });
}

function countsOf(diagnostics: readonly Diagnostic[]): ProblemsPage['counts'] {
  const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
  return { all: diagnostics.length, error: count('error'), warning: count('warning'), info: count('info') };
}

/** The worst first, then by file and line. */
export async function loadProblems(library: Library, filter: ProblemFilter): Promise<ProblemsPage> {
  const all = [...library.diagnostics, ...unrendered(library)];
  const slugs = [...new Set<string>([...library.guideBySlug.keys(), ...all.map(guideOf)])];
  const guides = slugs
    .map((slug) => ({ slug, count: all.filter((each) => guideOf(each) === slug).length }))
    .sort((a, b) => b.count - a.count || a.slug.localeCompare(b.slug));
  const ofGuide = filter.guide === null ? all : all.filter((each) => guideOf(each) === filter.guide);
  const asked = ofGuide
    .filter(({ severity }) => filter.severity === null || severity === filter.severity)
    .sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  return {
    problems: await withFrames(library, asked.slice(0, filter.most)),
    counts: countsOf(ofGuide),
    guides,
    total: asked.length,
    fileCount: new Set(all.map(({ file }) => file)).size,
  };
}
