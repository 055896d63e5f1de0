/** From files to a snapshot: parses what changed, keeps what did not, and keeps the last good version of what broke. */
import path from 'node:path';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { buildLibrary } from '@/domain/content/build-library';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Author } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { parseAuthor } from '@/domain/content/parse-author';
import { type KeptGuide, loadGuide } from '@/server/content/load-guide';
import { readContentFile } from '@/server/content/read-file';
import { note, type Scan, type ScannedFile, type ScannedGuide, scanContent, scanGuide } from '@/server/content/scan';

type KeptAuthor = { readonly stamp: string; readonly author: Author | null; readonly diagnostics: readonly Diagnostic[] };

/** What one load leaves for the next one. */
export type Loaded = {
  readonly library: Library;
  readonly guides: ReadonlyMap<string, KeptGuide>;
  readonly authors: ReadonlyMap<string, KeptAuthor>;
  /** Of the diagnostics that no guide and no author has. */
  readonly problems: string;
};

/** A file this young may still be being written: many editors empty a file before they fill it. */
const settleMs = 40;
const tries = 3;

function loadAuthor(scanned: ScannedFile, before: KeptAuthor | undefined): KeptAuthor {
  const { stamp } = scanned;
  const read = readContentFile(scanned);
  const id = path.posix.basename(scanned.path, '.md');
  if (read.text === null) {
    const problem = note(scanned.path, read.problem?.rule ?? 'file/unreadable', 'error', read.problem?.message ?? 'could not be read', read.problem?.help);
    return { stamp, author: before?.author ?? null, diagnostics: [problem] };
  }
  const { author, diagnostics } = parseAuthor(scanned.path, id, read.text);
  return { stamp, author: author ?? before?.author ?? null, diagnostics };
}

function problemsKey(scan: Scan): string {
  return scan.problems.map((problem) => `${problem.file} ${problem.rule}`).join('|');
}

function isUnchanged(scan: Scan, before: Loaded): boolean {
  return (
    scan.guides.length === before.guides.size &&
    scan.authors.length === before.authors.size &&
    problemsKey(scan) === before.problems &&
    scan.guides.every((guide) => before.guides.get(guide.slug)?.stamp === guide.stamp) &&
    scan.authors.every((author) => before.authors.get(author.path)?.stamp === author.stamp)
  );
}

/**
 * Parses a guide whose files hold still: when they changed while they were read, they are read again. A guide that
 * never holds still keeps its last version until the next look.
 */
async function loadSettled(root: string, scanned: ScannedGuide, before: KeptGuide | undefined): Promise<KeptGuide> {
  let current = scanned;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const youngest = Math.max(...[...current.ownFiles, ...current.answerFiles].map((file) => file.modifiedAt));
    const age = Date.now() - youngest;
    if (before !== undefined && age >= 0 && age < settleMs) {
      await delay(settleMs - age);
      current = scanGuide(root, scanned.slug);
    }
    const made = loadGuide(current, before, new Date().toISOString().slice(0, 10));
    const after = scanGuide(root, scanned.slug);
    if (after.stamp === current.stamp) return made;
    if (attempt === tries) return before ?? { ...made, stamp: '' };
    current = after;
  }
  return before ?? { stamp: '', guide: null, places: null, diagnostics: [] };
}

async function loadGuides(root: string, scan: Scan, before: Loaded | null): Promise<Map<string, KeptGuide>> {
  const guides = new Map<string, KeptGuide>();
  for (const scanned of scan.guides) {
    const old = before?.guides.get(scanned.slug);
    if (old?.stamp === scanned.stamp) guides.set(scanned.slug, old);
    else {
      guides.set(scanned.slug, await loadSettled(root, scanned, old));
      await nextTurn();
    }
  }
  return guides;
}

/**
 * Looks at the folder and returns what it says now; the same object when nothing changed. A folder that cannot be read
 * keeps what was there, since a mount that is away for a moment must not empty the site.
 */
export async function loadContent(dir: string, before: Loaded | null): Promise<Loaded> {
  const scan = await scanContent(dir);
  if (scan.root === null && before !== null) return before;
  if (before !== null && isUnchanged(scan, before)) return before;
  const guides = scan.root === null ? new Map<string, KeptGuide>() : await loadGuides(scan.root, scan, before);
  const authors = new Map<string, KeptAuthor>();
  for (const scanned of scan.authors) {
    const old = before?.authors.get(scanned.path);
    authors.set(scanned.path, old?.stamp === scanned.stamp ? old : loadAuthor(scanned, old));
  }
  const missing = scan.root === null ? [note('guides', 'content/missing', 'error', `there is no folder \`guides\` in \`${dir}\`, or it cannot be read`, 'Set CONTENT_DIR to the content folder.')] : [];
  const library = buildLibrary({
    guides: [...guides.values()].flatMap((kept) => kept.guide ?? []),
    authors: [...authors.values()].flatMap((kept) => kept.author ?? []),
    diagnostics: [...guides.values(), ...authors.values()].flatMap((kept) => kept.diagnostics).concat(scan.problems, missing),
    places: new Map([...guides].flatMap(([slug, { places }]) => (places === null ? [] : [[slug, places] as const]))),
  });
  return { library, guides, authors, problems: problemsKey(scan) };
}
