/** The lines around a problem, as an author's page shows them. */
import type { Range } from '@/domain/content/diagnostic';

export type FrameLine = { readonly number: number; readonly text: string; readonly isHit: boolean };

export type CodeFrame = {
  readonly lines: readonly FrameLine[];
  /** Spaces before the marks under the hit line, and how many marks. */
  readonly caret: { readonly before: number; readonly width: number };
};

const linesAround = 2;
const longestLine = 160;

/** Control characters as such, tabs as one space each, so that marks stand under what they mean. */
function shown(line: string): string {
  return line.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '\uFFFD');
}

/** Null for a problem of the whole file, which has no place in it, and for a place that is gone. */
export function codeFrame(source: string | null, { start, end }: Range): CodeFrame | null {
  const all = source?.split(/\r\n|\n|\r/) ?? [];
  const hit = all[start.line - 1];
  if (hit === undefined || hit.trim() === '' || end.offset <= start.offset) return null;
  // A window of long lines, the same for all of them, so that the columns agree.
  const from = start.column - 1 > longestLine - 40 ? start.column - 41 : 0;
  const cut = (line: string) => shown(line).slice(from, from + longestLine);
  const first = Math.max(1, start.line - linesAround);
  const lines = all.slice(first - 1, start.line + linesAround).map((line, index) => ({
    number: first + index,
    text: cut(line),
    isHit: first + index === start.line,
  }));
  const before = start.column - 1 - from;
  const wide = end.line === start.line ? end.column - start.column : hit.length - start.column + 1;
  return { lines, caret: { before, width: Math.max(1, Math.min(wide, cut(hit).length - before)) } };
}
