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
import { Stamp } from '@/server/content/stamp';

export type ScannedFile = {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  /** Where its bytes are; never a link itself. */
  readonly absolute: string;
  readonly size: number;
  readonly modifiedAt: number;
  /** False for a link that leads out of the root. */
  readonly isInside: boolean;
};

export type ScannedGuide = {
  readonly slug: string;
  /** Markdown files directly in the folder. */
  readonly ownFiles: readonly ScannedFile[];
  readonly answerFiles: readonly ScannedFile[];
  /** Changes whenever one of the files may have changed. */
  readonly stamp: string;
  readonly problems: readonly Diagnostic[];
};

export type SeenGuide = {
  readonly slug: string;
  readonly stamp: string;
  readonly hasAnswers: boolean;
  /** Null for a guide that is as it was: its files are not listed again, so that a look leaves no memory behind. */
  readonly scanned: ScannedGuide | null;
};

export type Scan = {
  /** The folder itself, links resolved; null when it could not be read. */
  readonly root: string | null;
  readonly guides: readonly SeenGuide[];
  readonly authors: ScannedFolder;
  /** `_config.yml`, if there is one. */
  readonly config: ScannedFolder;
  readonly problems: readonly Diagnostic[];
};

export type ScannedFolder = { readonly files: readonly ScannedFile[]; readonly stamp: string };

const slugPattern = /^[a-z0-9][a-z0-9-]{0,79}$/;
const guidesBetweenTurns = 10;
const configFile = '_config.yml';

/** A diagnostic about a whole file or folder. */
export function note(file: string, rule: string, severity: Severity, message: string, help?: string): Diagnostic {
  const start = { line: 1, column: 1, offset: 0 };
  return { rule, severity, file, range: { start, end: start }, message, ...(help === undefined ? {} : { help }) };
}

function outside(file: string): Diagnostic {
  return note(
    file,
    'file/outside',
    'error',
    `\`${file}\` is a link that leads out of the content folder`,
    'Copy what it leads to into the folder.',
  );
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
    return {
      entries: [],
      problem:
        code === 'ENOENT'
          ? null
          : note(
              folder,
              'file/unreadable',
              'error',
              `\`${folder}\` could not be read (${code ?? 'unknown'})`,
              'Check its permissions.',
            ),
    };
  }
}

/** What is known of a file without reading it; null when it is no file. */
type Look = { readonly absolute: string; readonly stats: Stats; readonly isInside: boolean };

function lookAt(root: string, file: string): Look | null {
  try {
    const stats = lstatSync(file);
    if (!stats.isSymbolicLink()) return stats.isFile() ? { absolute: file, stats, isInside: true } : null;
    const target = insideTarget(root, file);
    if (target === null) return { absolute: file, stats, isInside: false };
    const behind = lstatSync(target);
    return behind.isFile() ? { absolute: target, stats: behind, isInside: true } : null;
  } catch {
    return null;
  }
}

function isMarkdown({ name }: Dirent): boolean {
  return name.endsWith('.md') && !name.startsWith('.');
}

function filesOf(
  root: string,
  folder: string,
  absoluteFolder: string,
  entries: readonly Dirent[],
  stamp: Stamp,
): ScannedFile[] {
  return entries
    .filter((entry) => isMarkdown(entry) && !entry.isDirectory())
    .flatMap((entry): ScannedFile[] => {
      const look = lookAt(root, `${absoluteFolder}/${entry.name}`);
      if (look === null) return [];
      const { absolute, stats, isInside } = look;
      stamp.addFile(isInside ? entry.name : `${entry.name} outside`, stats);
      return [
        {
          path: `${folder}/${entry.name}`,
          absolute,
          size: isInside ? stats.size : 0,
          modifiedAt: Math.round(stats.mtimeMs),
          isInside,
        },
      ];
    });
}

type Folder = {
  readonly files: readonly ScannedFile[];
  readonly entries: readonly Dirent[];
  readonly problems: readonly Diagnostic[];
};

/** The Markdown files of a folder below the root. A folder that is a link must stay inside, like a file. */
function scanFolder(root: string, folder: string, isLink: boolean, stamp: Stamp): Folder {
  const direct = `${root}/${folder}`;
  const absolute = isLink ? insideTarget(root, direct) : direct;
  const { entries, problem } = absolute === null ? { entries: [], problem: outside(folder) } : list(absolute, folder);
  const files = absolute === null ? [] : filesOf(root, folder, absolute, entries, stamp);
  const problems = files.filter((file) => !file.isInside).map((file) => outside(file.path));
  if (problem !== null) problems.push(problem);
  for (const { rule, file } of problems) stamp.addText(`${rule} ${file}`);
  return { files, entries, problems };
}

function isLinkAt(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** One guide's folder. */
export function scanGuide(root: string, slug: string, isLink = isLinkAt(`${root}/guides/${slug}`)): ScannedGuide {
  const stamp = new Stamp();
  const own = scanFolder(root, `guides/${slug}`, isLink, stamp);
  const content = own.entries.find((entry) => entry.name === 'content');
  stamp.addText('content');
  const answers =
    content === undefined
      ? { files: [], problems: [] }
      : scanFolder(root, `guides/${slug}/content`, content.isSymbolicLink(), stamp);
  return {
    slug,
    ownFiles: own.files,
    answerFiles: answers.files,
    stamp: stamp.toString(),
    problems: [...own.problems, ...answers.problems],
  };
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

function badName(name: string): Diagnostic {
  return note(
    `guides/${name}`,
    'guide/bad-name',
    'error',
    `the folder name \`${name.slice(0, 100)}\` cannot be an address`,
    'Use lower case letters, digits and hyphens, 80 at most.',
  );
}

function noGuide({ slug, answerFiles, problems }: ScannedGuide): Diagnostic[] {
  if (answerFiles.length === 0) return [...problems];
  return [
    ...problems,
    note(
      `guides/${slug}`,
      'guide/no-file',
      'error',
      'the folder has answers but no guide',
      `Add \`${slug}.md\` to it.`,
    ),
  ];
}

function scanConfig(root: string): ScannedFolder {
  const look = lookAt(root, `${root}/${configFile}`);
  if (look === null) return { files: [], stamp: '' };
  const { absolute, stats, isInside } = look;
  const stamp = new Stamp();
  stamp.addFile(isInside ? configFile : `${configFile} outside`, stats);
  const size = isInside ? stats.size : 0;
  const file = { path: configFile, absolute, size, modifiedAt: Math.round(stats.mtimeMs), isInside };
  return { files: [file], stamp: stamp.toString() };
}

/**
 * Looks at every file's metadata. `dir` may be a link or be swapped for another folder between two looks. `known` are
 * the stamps of the last look.
 */
export async function scanContent(
  dir: string,
  known: ReadonlyMap<string, { readonly stamp: string }> = new Map(),
): Promise<Scan> {
  const root = rootOf(dir);
  if (root === null)
    return { root, guides: [], authors: { files: [], stamp: '' }, config: { files: [], stamp: '' }, problems: [] };
  const top = scanFolder(root, 'guides', isLinkAt(path.join(root, 'guides')), new Stamp());
  const problems: Diagnostic[] = [...top.problems];
  const guides: SeenGuide[] = [];
  let count = 0;
  for (const entry of top.entries) {
    if (!isFolder(entry) || /^[._]/.test(entry.name)) continue;
    if (!slugPattern.test(entry.name)) {
      problems.push(badName(entry.name));
      continue;
    }
    const scanned = scanGuide(root, entry.name, entry.isSymbolicLink());
    const { slug, stamp, ownFiles, answerFiles } = scanned;
    if (ownFiles.length === 0) problems.push(...noGuide(scanned));
    else
      guides.push({
        slug,
        stamp,
        hasAnswers: answerFiles.length > 0,
        scanned: known.get(slug)?.stamp === stamp ? null : scanned,
      });
    count += 1;
    if (count % guidesBetweenTurns === 0) await nextTurn();
  }
  const stamp = new Stamp();
  const authors = scanFolder(root, 'authors', isLinkAt(path.join(root, 'authors')), stamp);
  return {
    root,
    guides,
    authors: { files: authors.files, stamp: stamp.toString() },
    config: scanConfig(root),
    problems: [...problems, ...authors.problems],
  };
}
