/**
 * Notes out of a collection that somebody else made. Only plain tables are read, with limits, and nothing of the file is
 * believed to be safe: fields are HTML of strangers until they were sanitised.
 */
import type { Database, SqlValue } from 'sql.js';
import type { Loss } from '@/domain/anki/note';
import type { FoundNote, FoundNotes } from '@/domain/anki/read-note';
import { BrokenCollection, checkTable, hasTable, type Row, rows } from '@/server/anki/collection-rows';
import { packageLimits } from '@/server/anki/zip-entries';

type NoteTypes = ReadonlyMap<string, readonly string[]>;

/**
 * Names in the newer schema are sorted by a collation that only Anki has, and without it SQLite refuses the tables. Nothing
 * is looked up by name here, so another order does as well.
 */
function replaceCollation(database: Database): void {
  const named = rows(database, "select rowid, sql from sqlite_master where sql like '%unicase%'", 1000);
  if (named.length === 0) return;
  database.exec('pragma writable_schema = on');
  for (const [rowid, sql] of named) {
    const other = String(sql).replace(/\bcollate\s+unicase\b/gi, 'collate nocase');
    database.run('update sqlite_master set sql = ? where rowid = ?', [other, rowid ?? 0]);
  }
  database.exec('pragma writable_schema = reset');
}

function parsed(text: SqlValue | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(text ?? '{}'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    throw new BrokenCollection('col');
  }
}

function textOf(value: unknown, key: string): string | null {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : null;
}

/** Note types by id: the names of their fields, in order. */
function noteTypes(database: Database): NoteTypes {
  const found = new Map<string, string[]>();
  if (hasTable(database, 'fields')) {
    checkTable(database, 'fields', ['ntid', 'ord', 'name']);
    const fields = rows(database, 'select ntid, ord, name from fields', 100_000);
    const ordered = [...fields].sort((a, b) => Number(a[1]) - Number(b[1]));
    for (const [type, , name] of ordered) found.set(String(type), [...(found.get(String(type)) ?? []), String(name)]);
    return found;
  }
  checkTable(database, 'col', ['models', 'decks']);
  const models = parsed(rows(database, 'select models from col', 1)[0]?.[0]);
  for (const [id, model] of Object.entries(models)) {
    const fields = (model as { flds?: unknown } | null)?.flds;
    if (Array.isArray(fields))
      found.set(
        id,
        fields.map((field) => textOf(field, 'name') ?? 'Field'),
      );
  }
  return found;
}

/** The first deck that is not Anki's own, in the order of the names. */
function deckName(database: Database): string | null {
  const names: string[] = [];
  if (hasTable(database, 'decks')) {
    checkTable(database, 'decks', ['id', 'name']);
    const found = rows(database, 'select id, name from decks', 10_000);
    names.push(...found.filter(([id]) => Number(id) !== 1).map(([, name]) => String(name).replaceAll('\x1f', '::')));
  } else {
    const decks = parsed(rows(database, 'select decks from col', 1)[0]?.[0]);
    names.push(...Object.entries(decks).flatMap(([id, deck]) => (id === '1' ? [] : [textOf(deck, 'name') ?? ''])));
  }
  return names.filter((name) => name !== '').sort()[0] ?? null;
}

type CardsOfNote = { count: number; position: number };

/** Where a card stood before it was learned: Anki keeps it beside the schedule, and new cards have it as their due. */
function positionOf([, type, due, data]: Row): number {
  const kept = /"pos":\s*(\d{1,9})/.exec(String(data ?? ''))?.[1];
  return kept === undefined ? (Number(type) === 0 ? Number(due) : Number.POSITIVE_INFINITY) : Number(kept);
}

function cardsByNote(database: Database): ReadonlyMap<string, CardsOfNote> {
  checkTable(database, 'cards', ['id', 'nid', 'type', 'due', 'data']);
  const found = new Map<string, CardsOfNote>();
  const sql = 'select nid, type, due, substr(data, 1, 500) from cards not indexed';
  for (const row of rows(database, sql, packageLimits.notes * 4)) {
    const before = found.get(String(row[0])) ?? { count: 0, position: Number.POSITIVE_INFINITY };
    const position = Math.min(before.position, positionOf(row));
    found.set(String(row[0]), { count: before.count + 1, position });
  }
  return found;
}

export function readCollection(database: Database): FoundNotes {
  database.exec('pragma trusted_schema = off; pragma cell_size_check = on; pragma mmap_size = 0');
  replaceCollation(database);
  checkTable(database, 'notes', ['id', 'guid', 'mid', 'tags', 'flds']);
  const types = noteTypes(database);
  const cards = cardsByNote(database);
  const skipped: Loss[] = [];
  const most = packageLimits.fieldCharacters;
  const sql = `select id, substr(guid, 1, 200), mid, substr(tags, 1, 5000), substr(flds, 1, ${most + 1}) from notes not indexed`;
  const found = rows(database, sql, packageLimits.notes + 1);
  if (found.length > packageLimits.notes)
    skipped.push({ of: 'package', what: `notes after the first ${packageLimits.notes}` });
  const positions = (row: Row) => cards.get(String(row[0]))?.position ?? Number.POSITIVE_INFINITY;
  const ordered = found
    .slice(0, packageLimits.notes)
    .sort((a, b) => (positions(a) < positions(b) ? -1 : Number(positions(a) > positions(b))));
  const notes = ordered.flatMap(([id, guid, type, tags, flds]): FoundNote[] => {
    const texts = String(flds ?? '');
    const place = `note ${String(id)}`;
    if (texts.length > most) {
      skipped.push({ of: place, what: `longer than ${most} characters` });
      return [];
    }
    const names = types.get(String(type)) ?? [];
    const fields = texts.split('\x1f').map((html, index) => ({ name: names[index] ?? `Field ${index + 1}`, html }));
    const kind = /\{\{c\d+::/.test(texts) ? 'cloze' : 'plain';
    const words = String(tags ?? '')
      .split(/\s+/)
      .filter((tag) => tag !== '');
    return [
      { guid: String(guid ?? '') || null, fields, tags: words, kind, cards: cards.get(String(id))?.count ?? 0, place },
    ];
  });
  return { deck: deckName(database), notes: notes, skipped };
}
