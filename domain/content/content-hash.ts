import { createHash } from 'node:crypto';

/** 12 hex digits of SHA-256 over the parts, each preceded by its length so that parts cannot run into each other. */
export function contentHash(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 12);
}

function isSpace(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029
  );
}

/** One of `*`, `_` and the backtick. */
function isMark(code: number): boolean {
  return code === 0x2a || code === 0x5f || code === 0x60;
}

/** Where a link's target that opens at this place ends; the place itself when it is none. */
function targetEnd(text: string, at: number): number {
  if (text.charCodeAt(at - 1) !== 0x5d || text.charCodeAt(at) !== 0x28) return at;
  const close = text.indexOf(')', at);
  const newline = text.indexOf('\n', at);
  return close < 0 || (newline >= 0 && newline < close) ? at : close + 1;
}

/**
 * Text as a reader sees it: one space for any white space, no emphasis marks or link targets, one form of each
 * character. One pass over the text, since it is done for every question at every start.
 */
export function normalisedText(markdown: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < markdown.length; at += 1) {
    const code = markdown.charCodeAt(at);
    const isGap =
      isSpace(code) && (code !== 0x20 || at + 1 === markdown.length || isSpace(markdown.charCodeAt(at + 1)));
    const isTarget = code === 0x28 && targetEnd(markdown, at) > at;
    if (!isGap && !isTarget && !isMark(code)) continue;
    out += markdown.slice(from, at);
    if (isTarget) at = targetEnd(markdown, at) - 1;
    else if (isGap) {
      while (at + 1 < markdown.length && isSpace(markdown.charCodeAt(at + 1))) at += 1;
      out += ' ';
    }
    from = at + 1;
  }
  return (out + markdown.slice(from)).replace(/ {2,}/g, ' ').trim().normalize('NFC').toLowerCase();
}
