import type { Position, Range } from '@/domain/content/diagnostic';

/** A file's text, with the way from offsets to lines and columns. Lines end with LF, CRLF or CR. */
export type SourceText = {
  readonly file: string;
  readonly text: string;
  positionAt(offset: number): Position;
  range(start: number, end: number): Range;
};

export function sourceText(file: string, text: string): SourceText {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const positionAt = (offset: number): Position => {
    const bounded = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: bounded - (starts[low] ?? 0) + 1, offset: bounded };
  };
  return {
    file,
    text,
    positionAt,
    range: (start, end) => ({ start: positionAt(start), end: positionAt(Math.max(start, end)) }),
  };
}
