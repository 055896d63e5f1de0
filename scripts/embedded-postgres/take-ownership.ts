import { chmodSync, existsSync, lchownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { databaseFailure } from './failure';
import type { Identity } from './identity';
import type { Layout } from './layout';

function chownTree(entry: string, uid: number, gid: number): void {
  lchownSync(entry, uid, gid);
  if (!lstatSync(entry).isDirectory()) return;
  for (const name of readdirSync(entry)) chownTree(path.join(entry, name), uid, gid);
}

/**
 * Existing data must belong to whom Postgres runs as. Root gives it over (the folder may have been moved, or started
 * by an ordinary user before); anybody else is told.
 */
export function takeOwnership(layout: Layout, identity: Identity): void {
  claim(layout, identity);
  // Postgres refuses a folder that others may read; copying and `chmod -R` make it so.
  for (const one of [layout.dir, layout.data]) if (existsSync(one)) chmodSync(one, 0o700);
}

function claim({ dir, data }: Layout, { owner }: Identity): void {
  const uid = owner?.uid ?? process.getuid?.();
  if (uid === undefined || [dir, data].every((one) => lstatSync(one, { throwIfNoEntry: false })?.uid === uid)) return;
  if (owner !== undefined) {
    chownTree(dir, owner.uid, owner.gid);
    return;
  }
  throw databaseFailure(`The database in ${dir} belongs to another user, often root from an earlier start.`, [
    `Take it over: sudo chown -R "$(id -un)" ${path.dirname(dir)}`,
  ]);
}
