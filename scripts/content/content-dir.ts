import path from 'node:path';
import { env } from '@/env';

/** The content folder of this command: what was typed, else what the server would use. */
export function contentDir(typed: string | undefined): string {
  return path.resolve(typed ?? env().CONTENT_DIR);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
