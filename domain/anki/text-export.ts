/**
 * Notes as Anki's text format. Columns: guid, question, answer, tags, hints, sources, link. Without the note type that
 * the package brings along, Anki fills the first two fields of the reader's own and leaves the last three columns.
 */
import { fieldsOf, type Note, noteTypeName } from './note';

/** A cell is always in quotes: then tabs, newlines and a leading `#` are text and nothing else. */
function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

export function exportText(deck: string, notes: readonly Note[]): string {
  const head = [
    '#separator:tab',
    '#html:true',
    `#notetype:${noteTypeName}`,
    `#deck:${deck}`,
    '#guid column:1',
    '#tags column:4',
  ];
  const rows = notes.map((note) => {
    const [question = '', answer = '', ...more] = fieldsOf(note);
    return [note.guid, question, answer, note.tags.join(' '), ...more].map(quoted).join('\t');
  });
  return `${[...head, ...rows].join('\n')}\n`;
}
