/**
 * The tables of a collection, version 11 of their schema: the one that every Anki since 2.1 reads, and the other programs
 * that know its packages. Tables and columns as in ankitects/anki, rslib/src/storage/schema11.sql.
 */
type Columns = Readonly<Record<string, string>>;

const whole = 'integer not null';
const text = 'text not null';
const key = 'integer primary key';

/** In the order of the columns. Anki writes texts into `sfld`, whose type makes numbers sort as numbers. */
export const collectionTables = {
  col: {
    id: key,
    crt: whole,
    mod: whole,
    scm: whole,
    ver: whole,
    dty: whole,
    usn: whole,
    ls: whole,
    conf: text,
    models: text,
    decks: text,
    dconf: text,
    tags: text,
  },
  notes: {
    id: key,
    guid: text,
    mid: whole,
    mod: whole,
    usn: whole,
    tags: text,
    flds: text,
    sfld: whole,
    csum: whole,
    flags: whole,
    data: text,
  },
  cards: {
    id: key,
    nid: whole,
    did: whole,
    ord: whole,
    mod: whole,
    usn: whole,
    type: whole,
    queue: whole,
    due: whole,
    ivl: whole,
    factor: whole,
    reps: whole,
    lapses: whole,
    left: whole,
    odue: whole,
    odid: whole,
    flags: whole,
    data: text,
  },
  revlog: {
    id: key,
    cid: whole,
    usn: whole,
    ease: whole,
    ivl: whole,
    lastIvl: whole,
    factor: whole,
    time: whole,
    type: whole,
  },
  graves: { usn: whole, oid: whole, type: whole },
} as const satisfies Readonly<Record<string, Columns>>;

export type TableName = keyof typeof collectionTables;
export type RowOf<Name extends TableName> = Readonly<
  Record<keyof (typeof collectionTables)[Name] & string, number | string>
>;

const indexes: readonly [name: string, table: TableName, columns: string][] = [
  ['ix_notes_usn', 'notes', 'usn'],
  ['ix_cards_usn', 'cards', 'usn'],
  ['ix_revlog_usn', 'revlog', 'usn'],
  ['ix_cards_nid', 'cards', 'nid'],
  ['ix_cards_sched', 'cards', 'did, queue, due'],
  ['ix_revlog_cid', 'revlog', 'cid'],
  ['ix_notes_csum', 'notes', 'csum'],
];

const quoted = (name: string) => `"${name}"`;

export const createTables: string = Object.entries(collectionTables)
  .map(([name, columns]) => {
    const parts = Object.entries(columns).map(([column, type]) => `${quoted(column)} ${type}`);
    return `create table ${name} (${parts.join(', ')});`;
  })
  .join('\n');

export const createIndexes: string = indexes
  .map(([name, table, columns]) => `create index ${name} on ${table} (${columns});`)
  .join('\n');

export function insertInto(table: TableName): string {
  const columns = Object.keys(collectionTables[table]);
  return `insert into ${table} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`;
}

/** A row's values in the order of the columns. */
export function valuesOf<Name extends TableName>(table: Name, row: RowOf<Name>): (number | string)[] {
  const values = row as Readonly<Record<string, number | string>>;
  return Object.keys(collectionTables[table]).map((column) => values[column] ?? 0);
}
