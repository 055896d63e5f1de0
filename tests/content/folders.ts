import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ContentLog } from '@/server/content/start';

/** A content folder in the system's temporary folder, holding these files. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'cairn-content-'));
  mkdirSync(path.join(dir, 'guides'), { recursive: true });
  for (const [name, text] of Object.entries(files)) write(dir, name, text);
  return dir;
}

export function write(dir: string, name: string, text: string | Uint8Array): void {
  const file = path.join(dir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export type Logged = ContentLog & {
  readonly lines: { readonly level: string; readonly fields: object; readonly message: string }[];
};

/** A log that keeps what it was told. */
export function keepingLog(): Logged {
  const lines: Logged['lines'] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** Waits until something holds, looking every few milliseconds. */
export async function until(holds: () => boolean, mostMs = 10_000): Promise<void> {
  const from = performance.now();
  while (!holds()) {
    if (performance.now() - from > mostMs) throw new Error(`not within ${mostMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
