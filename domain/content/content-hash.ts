import { createHash } from 'node:crypto';

/** 12 hex digits of SHA-256 over the parts, each preceded by its length so that parts cannot run into each other. */
export function contentHash(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 12);
}

/** Text as a reader sees it: one space for any white space, no emphasis marks, one form of each character. */
export function normalisedText(markdown: string): string {
  return markdown
    .normalize('NFC')
    .replace(/[*_`]+/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
