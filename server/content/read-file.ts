import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { ContentFile } from '@/domain/content/parse-guide';
import type { ScannedFile } from '@/server/content/scan';

const mostBytes = 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function refused(file: ScannedFile, rule: string, message: string, help: string): ContentFile {
  return { path: file.path, text: null, problem: { rule, message: `\`${file.path}\` ${message}`, help }, modifiedAt: file.modifiedAt };
}

/** A file's text, or why it cannot be taken: outside of the folder, too large, not UTF-8, unreadable. */
export function readContentFile(dir: string, file: ScannedFile): ContentFile {
  if (!file.isInside) return refused(file, 'file/outside', 'is a link that leads out of the content folder', 'Copy the file into the folder.');
  if (file.size > mostBytes) return refused(file, 'file/too-large', `has ${file.size} bytes; ${mostBytes} are allowed`, 'Split it.');
  try {
    const bytes = readFileSync(path.join(realpathSync(dir), file.path));
    if (bytes.length > mostBytes) return refused(file, 'file/too-large', `has more than ${mostBytes} bytes`, 'Split it.');
    const text = utf8.decode(bytes);
    if (text.includes('\0')) return refused(file, 'file/not-utf8', 'holds a NUL character', 'Save it as UTF-8 text.');
    return { path: file.path, text, problem: null, modifiedAt: file.modifiedAt };
  } catch (error) {
    if (error instanceof TypeError) return refused(file, 'file/not-utf8', 'is not UTF-8', 'Save it as UTF-8 text.');
    return refused(file, 'file/unreadable', 'could not be read', 'Check its permissions.');
  }
}
