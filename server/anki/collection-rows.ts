/** Rows of a collection that somebody else made: only of plain tables, and only so many. */
import type { Database, SqlValue } from 'sql.js';

export type Row = readonly SqlValue[];

export class BrokenCollection extends Error {}

/** A view could never end and a virtual or generated column could run code of its own: real tables only. */
export function checkTable(database: Database, name: string, columns: readonly string[]): void {
  const [kind] = rows(database, `select type, sql from sqlite_master where name = '${name}'`, 2);
  if (kind?.[0] !== 'table' || !/^\s*create\s+table/i.test(String(kind[1]))) throw new BrokenCollection(name);
  const found = rows(database, `pragma table_xinfo(${name})`, 200);
  if (found.some((column) => Number(column[6]) > 1)) throw new BrokenCollection(name);
  const present = new Set(found.map((column) => String(column[1])));
  if (columns.some((column) => !present.has(column))) throw new BrokenCollection(name);
}

export function hasTable(database: Database, name: string): boolean {
  return rows(database, `select 1 from sqlite_master where type = 'table' and name = '${name}'`, 1).length > 0;
}

export function rows(database: Database, sql: string, most: number): Row[] {
  const statement = database.prepare(sql);
  const found: Row[] = [];
  try {
    while (found.length < most && statement.step()) found.push(statement.get());
  } finally {
    statement.free();
  }
  return found;
}
