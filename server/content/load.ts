/** From files to a snapshot: parses what changed, keeps what did not, and keeps the last good version of what broke. */
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { buildLibrary } from '@/domain/content/build-library';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Author, Guide } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { parseAuthor } from '@/domain/content/parse-author';
import { type ContentFile, type ParsedGuide, parseGuide } from '@/domain/content/parse-guide';
import { readContentFile } from '@/server/content/read-file';
import { type Scan, type ScannedFile, type ScannedGuide, scanContent } from '@/server/content/scan';

type KeptGuide = { readonly stamp: string; readonly guide: Guide | null; readonly diagnostics: readonly Diagnostic[] };
type KeptAuthor = { readonly stamp: string; readonly author: Author | null; readonly diagnostics: readonly Diagnostic[] };

/** What one load leaves for the next one. */
export type Loaded = {
  readonly library: Library;
  readonly guides: ReadonlyMap<string, KeptGuide>;
  readonly authors: ReadonlyMap<string, KeptAuthor>;
};

const nowhere = { line: 1, column: 1, offset: 0 };

function note(file: string, rule: string, severity: Diagnostic['severity'], message: string): Diagnostic {
  return { rule, severity, file, range: { start: nowhere, end: nowhere }, message };
}

/** `<folder>/<folder>.md`, else the only Markdown file whose front matter has questions. */
function guideFileOf(dir: string, scanned: ScannedGuide): { file: ScannedFile | null; skipped: Diagnostic[] } {
  const named = scanned.ownFiles.find((file) => path.posix.basename(file.path) === `${scanned.slug}.md`);
  const withQuestions = named === undefined ? scanned.ownFiles.filter((file) => /^questions:/m.test(readContentFile(dir, file).text ?? '')) : [];
  const file = named ?? (withQuestions.length === 1 ? (withQuestions[0] ?? null) : null);
  const skipped = scanned.ownFiles
    .filter((each) => each !== file)
    .map((each) => note(each.path, 'guide/stray-file', 'warning', `this file is not part of a guide: \`${scanned.slug}/${scanned.slug}.md\` is the guide's own`));
  return { file, skipped };
}

function loadGuide(dir: string, scanned: ScannedGuide, before: KeptGuide | undefined): KeptGuide {
  const { file, skipped } = guideFileOf(dir, scanned);
  if (file === null) return { stamp: scanned.stamp, guide: null, diagnostics: skipped };
  const answerFiles = new Map<string, ContentFile>(
    scanned.answerFiles.map((each) => [path.posix.basename(each.path), readContentFile(dir, each)]),
  );
  const parsed: ParsedGuide = parseGuide({ slug: scanned.slug, guideFile: readContentFile(dir, file), answerFiles });
  const diagnostics = [...parsed.diagnostics, ...skipped];
  const lastGood = before?.guide ?? null;
  if (parsed.isDamaged && lastGood !== null) {
    const kept = note(file.path, 'guide/last-good', 'info', `readers see edition ${lastGood.edition} until the errors of this guide are mended`);
    return { stamp: scanned.stamp, guide: lastGood, diagnostics: [...diagnostics, kept] };
  }
  return { stamp: scanned.stamp, guide: parsed.guide, diagnostics };
}

function loadAuthor(dir: string, scanned: ScannedFile, before: KeptAuthor | undefined): KeptAuthor {
  const read = readContentFile(dir, scanned);
  const id = path.posix.basename(scanned.path, '.md');
  if (read.text === null) {
    const problem = note(scanned.path, read.problem?.rule ?? 'file/unreadable', 'error', read.problem?.message ?? 'could not be read');
    return { stamp: scanned.stamp, author: before?.author ?? null, diagnostics: [problem] };
  }
  const { author, diagnostics } = parseAuthor(scanned.path, id, read.text);
  return { stamp: scanned.stamp, author: author ?? before?.author ?? null, diagnostics };
}

function isUnchanged(scan: Scan, before: Loaded): boolean {
  return (
    scan.guides.length === before.guides.size &&
    scan.authors.length === before.authors.size &&
    scan.guides.every((guide) => before.guides.get(guide.slug)?.stamp === guide.stamp) &&
    scan.authors.every((author) => before.authors.get(author.path)?.stamp === author.stamp)
  );
}

/**
 * Looks at the folder and returns what it says now; the same object when nothing changed. A folder that cannot be read
 * keeps what was there, since a mount that is away for a moment must not empty the site.
 */
export async function loadContent(dir: string, before: Loaded | null): Promise<Loaded> {
  const scan = await scanContent(dir);
  if (!scan.isReadable && before !== null && before.library.guides.length > 0) return before;
  if (before !== null && scan.isReadable && isUnchanged(scan, before)) return before;
  const guides = new Map<string, KeptGuide>();
  for (const scanned of scan.guides) {
    const old = before?.guides.get(scanned.slug);
    if (old?.stamp === scanned.stamp) guides.set(scanned.slug, old);
    else {
      guides.set(scanned.slug, loadGuide(dir, scanned, old));
      await nextTurn();
    }
  }
  const authors = new Map<string, KeptAuthor>();
  for (const scanned of scan.authors) {
    const old = before?.authors.get(scanned.path);
    authors.set(scanned.path, old?.stamp === scanned.stamp ? old : loadAuthor(dir, scanned, old));
  }
  const missing = scan.isReadable ? [] : [note('.', 'content/missing', 'error', `the content folder \`${dir}\` could not be read`)];
  const library = buildLibrary({
    guides: [...guides.values()].flatMap((kept) => kept.guide ?? []),
    authors: [...authors.values()].flatMap((kept) => kept.author ?? []),
    diagnostics: [...guides.values(), ...authors.values()].flatMap((kept) => kept.diagnostics).concat(missing),
  });
  return { library, guides, authors };
}
