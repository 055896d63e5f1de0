/**
 * A package that Anki opens: a ZIP with `collection.anki2` (SQLite, schema 11) and an empty list of media.
 *
 * Rows go in by the thousand, with a pause after each, so that a log of years does not keep other requests waiting.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type AsyncZippable, strToU8, zip } from 'fflate';
import type { Database } from 'sql.js';
import type { CardRow } from '@/domain/anki/card-row';
import { fieldsOf, type Note } from '@/domain/anki/note';
import { stableNumber } from '@/domain/anki/note-guid';
import type { ReviewRow } from '@/domain/anki/review-log';
import { type Clock, deckOptionsJson, decksJson, type PackageDeck, settingsJson } from '@/server/anki/collection-json';
import {
  createIndexes,
  createTables,
  insertInto,
  type RowOf,
  type TableName,
  valuesOf,
} from '@/server/anki/collection-schema';
import { noteTypeId, noteTypeJson } from '@/server/anki/note-type';
import { withSqlite } from '@/server/anki/sqlite';

export type PackageCard = {
  readonly note: Note;
  readonly deck: number;
  /** Names the card in `reviews`. */
  readonly card: string;
  readonly row: CardRow;
  /** When the question was last changed, in seconds: Anki takes a note that is newer than its own. */
  readonly changedAt: number;
};

export type Package = {
  readonly decks: readonly PackageDeck[];
  readonly cards: readonly PackageCard[];
  readonly reviews: readonly ReviewRow[];
  /** When the collection was made and when it was last changed, in seconds. Days are counted from the first. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly clock: Clock | null;
};

const zipAsync = promisify<AsyncZippable, Uint8Array<ArrayBuffer>>(zip);
const rowsAtOnce = 1000;

/** Anki compares first fields by a number made of their text without tags. */
function firstFieldSum(html: string): { text: string; sum: number } {
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x3C;/gi, '<')
    .replace(/&#x26;|&amp;/gi, '&');
  return { text, sum: createHash('sha1').update(text).digest().readUInt32BE(0) };
}

async function insertAll<Name extends TableName>(
  database: Database,
  table: Name,
  rows: Iterable<RowOf<Name>>,
): Promise<void> {
  const statement = database.prepare(insertInto(table));
  try {
    let count = 0;
    for (const row of rows) {
      statement.run(valuesOf(table, row));
      count += 1;
      if (count % rowsAtOnce === 0) await nextTurn();
    }
  } finally {
    statement.free();
  }
}

/** Ids that follow from the notes' guids; two that fall together are moved apart. */
function numbered(cards: readonly PackageCard[]): { id: number; each: PackageCard }[] {
  const taken = new Set<number>();
  return cards.map((each) => {
    let id = stableNumber(each.note.guid);
    while (taken.has(id)) id += 1;
    taken.add(id);
    return { id, each };
  });
}

function noteRow(id: number, note: Note, mod: number): RowOf<'notes'> {
  const { text, sum } = firstFieldSum(note.question);
  const tags = note.tags.length === 0 ? '' : ` ${note.tags.join(' ')} `;
  const flds = fieldsOf(note).join('\x1f');
  return { id, guid: note.guid, mid: noteTypeId, mod, usn: -1, tags, flds, sfld: text, csum: sum, flags: 0, data: '' };
}

function collectionRow({ decks, cards, createdAt, changedAt, clock }: Package): RowOf<'col'> {
  const deck = decks[0]?.id ?? 1;
  return {
    id: 1,
    crt: createdAt,
    mod: changedAt * 1000,
    scm: changedAt * 1000,
    ver: 11,
    dty: 0,
    usn: 0,
    ls: 0,
    conf: JSON.stringify(settingsJson(deck, cards.length + 1, clock)),
    models: JSON.stringify(noteTypeJson(deck)),
    decks: JSON.stringify(decksJson(decks, changedAt)),
    dconf: JSON.stringify(deckOptionsJson),
    tags: '{}',
  };
}

async function fill(database: Database, made: Package): Promise<Uint8Array> {
  const cards = numbered(made.cards);
  const mod = made.changedAt;
  const idOf = new Map(cards.map(({ id, each }) => [each.card, id]));
  database.exec(createTables);
  database.exec('begin');
  await insertAll(database, 'col', [collectionRow(made)]);
  await insertAll(
    database,
    'notes',
    cards.map(({ id, each }) => noteRow(id, each.note, each.changedAt)),
  );
  await insertAll(
    database,
    'cards',
    cards.map(({ id, each: { deck, row } }) => ({
      ...row,
      id,
      nid: id,
      did: deck,
      ord: 0,
      mod,
      usn: -1,
      odue: 0,
      odid: 0,
      flags: 0,
    })),
  );
  await insertAll(
    database,
    'revlog',
    made.reviews.flatMap(({ card, ...row }) => {
      const cid = idOf.get(card);
      return cid === undefined ? [] : [{ ...row, cid, usn: -1 }];
    }),
  );
  database.exec('commit');
  database.exec(createIndexes);
  return database.export();
}

/** The bytes of an `.apkg`. The same content makes the same notes, whoever asks and whenever. */
export async function writePackage(made: Package): Promise<Uint8Array<ArrayBuffer>> {
  const collection = await withSqlite(null, (database) => fill(database, made));
  return zipAsync({ 'collection.anki2': collection, media: strToU8('{}') });
}
