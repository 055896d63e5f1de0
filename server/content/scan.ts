/**
 * What the content folder holds right now, by name, size and time: cheap enough to ask every second.
 *
 * Nothing outside of the folder is ever read. Links are followed as long as they stay inside (mounted config maps are
 * links), and every one is resolved before it counts. What is passed over is reported. The walk gives the event loop a
 * chance between guides.
 */
import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Diagnostic, Severity } from '@/domain/content/diagnostic';

export type ScannedFile = {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /** Where its bytes are; never a link itself. */
  readonly absolute: string;
  readonly size: number;
  readonly modifiedAt: number;
  /** Changes whenever the file may have changed. */
  readonly stamp: string;
  /** False for a link that leads out of the root. */
  readonly isInside: boolean;
};

export type ScannedGuide = {
  readonly slug: string;
  /** Markdown files directly in the folder. */
  readonly ownFiles: readonly ScannedFile[];
  readonly answerFiles: readonly ScannedFile[];
  readonly stamp: string;
  readonly problems: readonly Diagnostic[];
};

export type Scan = {
  /** The folder itself, links resolved; null when it could not be read. */
  readonly root: string | null;
  readonly guides: readonly ScannedGuide[];
  readonly authors: readonly ScannedFile[];
  readonly problems: readonly Diagnostic[];
};

const slugPattern = /^[a-z0-9][a-z0-9-]{0,79}$/;
const guidesBetweenTurns = 10;

/** A diagnostic about a whole file or folder. */
export function note(file: string, rule: string, severity: Severity, message: string, help?: string): Diagnostic {
  const start = { line: 1, column: 1, offset: 0 };
  return { rule, severity, file, range: { start, end: start }, message, ...(help === undefined ? {} : { help }) };
}

function outside(file: string): Diagnostic {
  return note(file, 'file/outside', 'error', `\`${file}\` is a link that leads out of the content folder`, 'Copy what it leads to into the folder.');
}

function isWithin(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** Where a link leads, when that is inside of the root. */
function insideTarget(root: string, file: string): string | null {
  try {
    const target = realpathSync(file);
    return isWithin(root, target) ? target : null;
  } catch {
    return null;
  }
}

type Listing = { readonly entries: readonly Dirent[]; readonly problem: Diagnostic | null };

/** The entries of a folder, sorted. A folder that does not exist is empty; one that cannot be read is reported. */
function list(absolute: string, folder: string): Listing {
  try {
    const entries = readdirSync(absolute, { withFileTypes: true });
    return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), problem: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { entries: [], problem: code === 'ENOENT' ? null : note(folder, 'file/unreadable', 'error', `\`${folder}\` could not be read (${code ?? 'unknown'})`, 'Check its permissions.') };
  }
}

function scanFile(root: string, folder: string, absoluteFolder: string, name: string): ScannedFile | null {
  const file = path.join(absoluteFolder, name);
  let stats: Stats;
  let absolute = file;
  try {
    stats = lstatSync(file);
    if (stats.isSymbolicLink()) {
      const target = insideTarget(root, file);
      if (target === null) return { path: `${folder}/${name}`, absolute, size: 0, modifiedAt: Math.round(stats.mtimeMs), stamp: `${name}:outside`, isInside: false };
      absolute = target;
      stats = lstatSync(target);
    }
  } catch {
    return null;
  }
  if (!stats.isFile()) return null;
  const stamp = `${name}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}:${stats.ino}`;
  return { path: `${folder}/${name}`, absolute, size: stats.size, modifiedAt: Math.round(stats.mtimeMs), stamp, isInside: true };
}

function filesOf(root: string, folder: string, absoluteFolder: string, entries: readonly Dirent[]): ScannedFile[] {
  return entries
    .filter((entry) => entry.name.endsWith('.md') && !entry.name.startsWith('.') && !entry.isDirectory())
    .flatMap((entry) => scanFile(root, folder, absoluteFolder, entry.name) ?? []);
}

/** The Markdown files of a folder below the root. A folder that is a link must stay inside, like a file. */
function scanFolder(root: string, folder: string): { files: ScannedFile[]; entries: readonly Dirent[]; problems: Diagnostic[] } {
  const absolute = insideTarget(root, path.join(root, folder));
  if (absolute === null) {
    const isThere = list(path.join(root, folder), folder).entries.length > 0;
    return { files: [], entries: [], problems: isThere ? [outside(folder)] : [] };
  }
  const { entries, problem } = list(absolute, folder);
  const files = filesOf(root, folder, absolute, entries);
  const links = files.filter((file) => !file.isInside).map((file) => outside(file.path));
  return { files, entries, problems: problem === null ? links : [...links, problem] };
}

/** One guide's folder. */
export function scanGuide(root: string, slug: string): ScannedGuide {
  const own = scanFolder(root, `guides/${slug}`);
  const hasAnswers = own.entries.some((entry) => entry.name === 'content');
  const answers = hasAnswers ? scanFolder(root, `guides/${slug}/content`) : { files: [], problems: [] };
  const problems = [...own.problems, ...answers.problems];
  const stamp = [...own.files, ...answers.files].map((file) => file.stamp).join('|') + problems.map((problem) => `|${problem.file} ${problem.rule}`).join('');
  return { slug, ownFiles: own.files, answerFiles: answers.files, stamp, problems };
}

function isFolder(entry: Dirent): boolean {
  return entry.isDirectory() || entry.isSymbolicLink();
}

function rootOf(dir: string): string | null {
  try {
    const root = realpathSync(dir);
    return lstatSync(path.join(root, 'guides')) && root;
  } catch {
    return null;
  }
}

/** Looks at every file's metadata. `dir` may be a link or be swapped for another folder between two scans. */
export async function scanContent(dir: string): Promise<Scan> {
  const root = rootOf(dir);
  if (root === null) return { root, guides: [], authors: [], problems: [] };
  const top = scanFolder(root, 'guides');
  const problems: Diagnostic[] = [...top.problems];
  const guides: ScannedGuide[] = [];
  for (const entry of top.entries.filter(isFolder)) {
    if (/^[._]/.test(entry.name)) continue;
    if (!slugPattern.test(entry.name)) {
      problems.push(note(`guides/${entry.name}`, 'guide/bad-name', 'error', `the folder name \`${entry.name.slice(0, 100)}\` cannot be an address`, 'Use lower case letters, digits and hyphens, 80 at most.'));
      continue;
    }
    const guide = scanGuide(root, entry.name);
    if (guide.ownFiles.length > 0) guides.push(guide);
    else {
      problems.push(...guide.problems);
      if (guide.answerFiles.length > 0) problems.push(note(`guides/${guide.slug}`, 'guide/no-file', 'error', `the folder has answers but no guide`, `Add \`${guide.slug}.md\` to it.`));
    }
    if (guides.length % guidesBetweenTurns === 0) await nextTurn();
  }
  const authors = scanFolder(root, 'authors');
  return { root, guides, authors: authors.files, problems: [...problems, ...authors.problems] };
}
