import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { ContentFile } from '@/domain/content/content-file';
import type { ScannedFile } from '@/server/content/scan';

const mostBytes = 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function refused(file: ScannedFile, rule: string, message: string, help: string): ContentFile {
  return { path: file.path, text: null, problem: { rule, message: `\`${file.path}\` ${message}`, help } };
}

/** The bytes of a plain file of at most `mostBytes`; null when it is larger by now. Links are not followed. */
function readBytes(absolute: string): Buffer | null {
  const handle = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw new Error('not a file');
    return stats.size > mostBytes ? null : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A file's text, or why it cannot be taken: outside of the folder, too large, not UTF-8, unreadable. */
export function readContentFile(file: ScannedFile): ContentFile {
  if (!file.isInside)
    return refused(
      file,
      'file/outside',
      'is a link that leads out of the content folder',
      'Copy the file into the folder.',
    );
  if (file.size > mostBytes)
    return refused(file, 'file/too-large', `has ${file.size} bytes; ${mostBytes} are allowed`, 'Split it.');
  let bytes: Buffer | null;
  try {
    bytes = readBytes(file.absolute);
  } catch {
    return refused(file, 'file/unreadable', 'could not be read', 'Check its permissions.');
  }
  if (bytes === null) return refused(file, 'file/too-large', `has more than ${mostBytes} bytes`, 'Split it.');
  if (bytes.includes(0)) return refused(file, 'file/not-utf8', 'holds a NUL character', 'Save it as UTF-8 text.');
  try {
    return { path: file.path, text: utf8.decode(bytes), problem: null };
  } catch {
    return refused(file, 'file/not-utf8', 'is not UTF-8', 'Save it as UTF-8 text.');
  }
}
