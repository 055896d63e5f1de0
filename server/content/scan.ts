/**
 * What the content folder holds right now, by name, size and time: cheap enough to ask every second.
 *
 * Nothing outside of the folder is ever read. Links are followed as long as they stay inside (mounted config maps are
 * links), and every path is resolved before it counts. The walk gives the event loop a chance between guides.
 */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

export type ScannedFile = {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
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
};

export type Scan = {
  readonly guides: readonly ScannedGuide[];
  readonly authors: readonly ScannedFile[];
  /** False when the folder itself could not be read. */
  readonly isReadable: boolean;
};

export const slugPattern = /^[a-z0-9][a-z0-9-]{0,79}$/;

function isMarkdown(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.');
}

function scanFolder(root: string, folder: string): ScannedFile[] {
  const absolute = path.join(root, folder);
  let names: string[];
  try {
    names = readdirSync(absolute).filter(isMarkdown).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = path.join(absolute, name);
    try {
      const isLink = lstatSync(file).isSymbolicLink();
      const isInside = !isLink || isWithin(root, realpathSync(file));
      const stats = statSync(file);
      if (!stats.isFile()) return [];
      const stamp = `${name}:${stats.size}:${stats.mtimeMs}:${stats.ino}`;
      return [{ path: `${folder}/${name}`, size: stats.size, modifiedAt: Math.round(stats.mtimeMs), stamp, isInside }];
    } catch {
      return [];
    }
  });
}

export function isWithin(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function foldersIn(root: string, folder: string): string[] | null {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && slugPattern.test(entry.name))
      .filter((entry) => entry.isDirectory() || isWithin(root, realpathSync(path.join(root, folder, entry.name))))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return null;
  }
}

/** Looks at every file's metadata. `dir` may be a link or be swapped for another folder between two scans. */
export async function scanContent(dir: string): Promise<Scan> {
  let root: string;
  try {
    root = realpathSync(dir);
  } catch {
    return { guides: [], authors: [], isReadable: false };
  }
  const guides: ScannedGuide[] = [];
  for (const slug of foldersIn(root, 'guides') ?? []) {
    const ownFiles = scanFolder(root, `guides/${slug}`);
    const answerFiles = scanFolder(root, `guides/${slug}/content`);
    const stamp = [...ownFiles, ...answerFiles].map((file) => file.stamp).join('|');
    if (ownFiles.length > 0) guides.push({ slug, ownFiles, answerFiles, stamp });
    if (guides.length % 20 === 19) await nextTurn();
  }
  return { guides, authors: scanFolder(root, 'authors'), isReadable: true };
}
