import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

type Link = { readonly source: string; readonly target: string };

function readLinks(packageDir: string): readonly Link[] {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

/** Makes one link; a dangling one of the same name gives way. */
function link(to: string, at: string): void {
  if (existsSync(at)) return;
  rmSync(at, { force: true });
  symlinkSync(to, at);
}

function linkInPlace(packageDir: string, links: readonly Link[]): void {
  for (const { source, target } of links) {
    const at = path.join(packageDir, target);
    link(path.relative(path.dirname(at), path.join(packageDir, source)), at);
  }
}

/** The same links in a folder of ours, for packages that lie in a place that cannot be written. */
function linkAside(packageDir: string, links: readonly Link[], aside: string): string {
  mkdirSync(aside, { recursive: true });
  for (const { source, target } of links) {
    const at = path.join(aside, path.basename(target));
    const to = path.join(packageDir, source);
    if (existsSync(at) && readlinkSync(at) !== to) rmSync(at);
    link(to, at);
  }
  return aside;
}

/**
 * npm drops symbolic links from packages; the libraries of the Postgres package need them. Its own install script
 * restores them, unless scripts were off. Returns a folder for LD_LIBRARY_PATH when they had to go elsewhere.
 */
export function repairLinks(packageDir: string, aside: string): string | undefined {
  const links = readLinks(packageDir);
  try {
    linkInPlace(packageDir, links);
    return undefined;
  } catch {
    return linkAside(packageDir, links, aside);
  }
}
