/** Which processes use a running server. The last one to leave stops it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMarkAlive, ownMark } from '@/scripts/bootstrap/pid-lock.mjs';

let count = 0;

/** Writes this process into the list. The returned function takes it out and says whether nobody else is left. */
export function enter(folder: string): () => boolean {
  mkdirSync(folder, { recursive: true });
  const own = path.join(folder, `${process.pid}.${count++}`);
  writeFileSync(own, ownMark());
  return () => {
    rmSync(own, { force: true });
    return others(folder).length === 0;
  };
}

/** Live entries; those of killed processes are removed on the way. */
function others(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const file = path.join(folder, name);
    if (isMarkAlive(readFileSync(file, 'utf8'))) return true;
    rmSync(file, { force: true });
    return false;
  });
}
