/** Whether the last build still fits the sources. Content is not part of it: it is read at run time. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folders = ['app', 'client', 'components', 'db', 'domain', 'public', 'server'];
const files = [
  'env.ts',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

function isSource(name: string): boolean {
  return !name.endsWith('.test.ts') && !name.split(path.sep).some((part) => part.startsWith('.'));
}

function listSources(root: string): readonly string[] {
  const inFolders = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name))),
    );
  return [...inFolders.filter(isSource), ...files.filter((file) => existsSync(path.join(root, file)))].sort();
}

/** A hash over the names and contents of everything that a build is made of. */
export function hashSources(root: string): string {
  const hash = createHash('sha256');
  for (const file of listSources(root)) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

const stampFile = (root: string): string => path.join(root, '.next', 'cairn-build');

/** Whether there is a finished build of these sources. */
export function isBuildCurrent(root: string, sources: string): boolean {
  const stamp = stampFile(root);
  return (
    existsSync(path.join(root, '.next', 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources
  );
}

/** Notes that the build in .next was made from these sources. */
export function stampBuild(root: string, sources: string): void {
  writeFileSync(stampFile(root), sources);
}
