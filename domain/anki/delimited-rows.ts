/** Rows of a table in a text, by the rules of RFC 4180, with any separator and any line ending. */

export type Row = { readonly cells: readonly string[]; readonly line: number };

export type Rows = {
  readonly rows: readonly Row[];
  /** There are more rows than are read. */
  readonly isCut: boolean;
  /** The line of a quote that is never closed: the rest of the text is its cell. */
  readonly openedAt: number | null;
};

export const mostRows = 50_000;
const mostColumns = 100;

/** What stands in quotes from `at` on, and where the text goes on after it. */
function readQuoted(text: string, at: number): { cell: string; end: number; isOpen: boolean } {
  let cell = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return { cell: cell + text.slice(from), end: text.length, isOpen: true };
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1, isOpen: false };
    cell += '"';
    from = quote + 2;
  }
}

export function readRows(text: string, separator: string, firstLine: number): Rows {
  const rows: Row[] = [];
  let openedAt: number | null = null;
  let cells: string[] = [];
  let line = firstLine;
  let rowLine = line;
  let at = 0;
  const stops = new RegExp(`[${separator === '|' ? '\\|' : separator}\\r\\n]`, 'g');
  const endRow = () => {
    if (cells.length > 1 || (cells[0] ?? '').trim() !== '') rows.push({ cells, line: rowLine });
    cells = [];
    rowLine = line;
  };
  while (at < text.length && rows.length < mostRows) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null;
    if (quoted?.isOpen) openedAt = line;
    const from = quoted?.end ?? at;
    stops.lastIndex = from;
    const stop = stops.exec(text)?.index ?? text.length;
    line += (quoted?.cell.split('\n').length ?? 1) - 1;
    if (cells.length < mostColumns) cells.push((quoted?.cell ?? '') + text.slice(from, stop));
    at = stop + 1;
    if (text[stop] === separator) {
      if (at >= text.length) cells.push('');
      continue;
    }
    if (text[stop] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    endRow();
  }
  const isCut = rows.length >= mostRows && at < text.length;
  endRow();
  return { rows, isCut, openedAt };
}
