/**
 * Anki's text format, and tables of other programs, as notes.
 *
 * Lines that begin with `#` and stand first say how to read the rest; `#` means nothing after that, and nothing inside of
 * quotes. A row that cannot be read never drops its neighbours.
 */
import { done, failed, type Result } from '@/domain/shared/result';
import { mostRows, type Row, readRows } from './delimited-rows';
import { escapedHtml } from './field-html';
import { fieldNames, type Loss, noteTypeName } from './note';
import type { FoundNote, FoundNotes } from './read-note';

type Head = {
  readonly separator: string | null;
  readonly html: boolean | null;
  readonly tags: readonly string[];
  readonly columns: readonly string[];
  readonly deck: string | null;
  readonly noteType: string | null;
  /** 1-based; 0: there is none. */
  readonly guidColumn: number;
  readonly tagsColumn: number;
  readonly otherColumns: readonly number[];
  readonly bodyAt: number;
  readonly bodyLine: number;
};

const separators: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
};
const guessed = ['\t', ';', ',', '|'];

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function separatorOf(value: string): string | null {
  const lower = value.toLowerCase();
  return separators[lower.trim()] ?? (Object.values(separators).includes(lower) ? lower : null);
}

function readHead(text: string): Head {
  const values = new Map<string, string>();
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const found = text.slice(at, end).replace(/\r$/, '');
    const isTags = line === 1 && found.startsWith('tags:');
    if (!found.startsWith('#') && !isTags) break;
    const [, key = '', value = ''] = /^#?([^:]*):?(.*)$/.exec(found) ?? [];
    values.set(key.trim().toLowerCase(), value);
    at = end + 1;
    line += 1;
  }
  const column = (key: string) => Math.max(0, Number.parseInt(values.get(key) ?? '0', 10) || 0);
  const separator = separatorOf(values.get('separator') ?? '');
  const html = values.get('html')?.trim().toLowerCase();
  return {
    separator,
    html: html === undefined ? null : html === 'true',
    tags: words(values.get('tags') ?? ''),
    columns: values.get('columns')?.split(separator ?? '\t') ?? [],
    deck: values.get('deck')?.trim() || null,
    noteType: values.get('notetype')?.trim() || null,
    guidColumn: column('guid column'),
    tagsColumn: column('tags column'),
    otherColumns: [column('deck column'), column('notetype column')],
    bodyAt: Math.min(at, text.length),
    bodyLine: line,
  };
}

/** The separator of a text that does not name one: the one that its first line has most of, tabs first. */
function guessSeparator(body: string): string {
  const [first = ''] = body.split(/\r?\n/, 1);
  const counts = guessed.map((each) => first.split(each).length - 1);
  const most = Math.max(...counts);
  return first.includes('\t') || most === 0 ? '\t' : (guessed[counts.indexOf(most)] ?? '\t');
}

const names: Readonly<Record<'guid' | 'tags', readonly string[]>> = {
  guid: ['guid', 'id', 'uid'],
  tags: ['tags', 'tag', 'topics'],
};
const knownNames = ['question', 'answer', 'front', 'back', 'hints', 'hint', 'sources', 'source', 'link'];

/** A table of another program says what its columns are in its first row. */
function headerRow(row: Row | undefined): readonly string[] | null {
  if (row === undefined || row.cells.length < 2) return null;
  const cells = row.cells.map((cell) => cell.trim().toLowerCase());
  const isHeader =
    cells.some((cell) => ['question', 'front'].includes(cell)) &&
    cells.some((cell) => ['answer', 'back'].includes(cell));
  const known = [...knownNames, ...names.guid, ...names.tags];
  return isHeader && cells.filter((cell) => known.includes(cell)).length >= 2
    ? row.cells.map((cell) => cell.trim())
    : null;
}

function asHtml(text: string): string {
  return escapedHtml(text).replace(/\r?\n/g, '<br>');
}

function isHtml(rows: readonly Row[]): boolean {
  return rows
    .slice(0, 50)
    .some(({ cells }) => cells.some((cell) => /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&[a-z]+;|&#\d+;/i.test(cell)));
}

type Layout = {
  readonly guid: number;
  readonly tags: number;
  readonly fields: readonly { readonly at: number; readonly name: string }[];
};

function layoutOf(head: Head, labels: readonly string[], width: number): Layout {
  const find = (all: readonly string[]) => labels.findIndex((label) => all.includes(label.trim().toLowerCase()));
  const guid = head.guidColumn > 0 ? head.guidColumn - 1 : find(names.guid);
  const tags = head.tagsColumn > 0 ? head.tagsColumn - 1 : find(names.tags);
  const meta = new Set([guid, tags, ...head.otherColumns.map((column) => column - 1)]);
  const columns = Array.from({ length: width }, (_, at) => at).filter((at) => !meta.has(at));
  const own = head.noteType === noteTypeName;
  const fallback = (index: number) =>
    own || index < 2 ? (fieldNames[index] ?? `Field ${index + 1}`) : `Field ${index + 1}`;
  return { guid, tags, fields: columns.map((at, index) => ({ at, name: labels[at]?.trim() || fallback(index) })) };
}

/** Reads a text. Only a text without a single row is refused; everything else is a note or a line of the report. */
export function readText(source: string): Result<FoundNotes, 'empty'> {
  const text = source.replace(/^\uFEFF/, '');
  const head = readHead(text);
  const body = text.slice(head.bodyAt);
  const read = readRows(body, head.separator ?? guessSeparator(body), head.bodyLine);
  // Anki's own format says what its columns are above the rows, and has no row for it.
  const header = head.bodyLine > 1 ? null : headerRow(read.rows[0]);
  const rows = header === null ? read.rows : read.rows.slice(1);
  if (rows.length === 0) return failed('empty');
  const width = Math.max(...rows.slice(0, 1000).map(({ cells }) => cells.length));
  const layout = layoutOf(head, header ?? head.columns, width);
  const html = head.html ?? isHtml(rows);
  const skipped: Loss[] = [];
  if (read.openedAt !== null)
    skipped.push({
      of: `line ${read.openedAt}`,
      what: 'a quote is opened and never closed: the rest of the file was one cell',
    });
  if (read.isCut) skipped.push({ of: 'file', what: `rows after the first ${mostRows}` });
  const notes = rows.flatMap(({ cells, line }): FoundNote[] => {
    const fields = layout.fields.map(({ at, name }) => ({
      name,
      html: html ? (cells[at] ?? '') : asHtml(cells[at] ?? ''),
    }));
    const tags = [...head.tags, ...words(layout.tags < 0 ? '' : (cells[layout.tags] ?? ''))];
    const guid = (layout.guid < 0 ? '' : (cells[layout.guid] ?? '')).trim();
    const kind = fields.some((field) => /\{\{c\d+::/.test(field.html)) ? 'cloze' : 'plain';
    return [
      { guid: guid === '' ? null : guid, fields, tags: [...new Set(tags)], kind, cards: 0, place: `line ${line}` },
    ];
  });
  return done({ deck: head.deck, notes, skipped });
}
