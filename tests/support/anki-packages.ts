/** Packages as Anki makes them, and as somebody with bad intentions would. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Database } from 'sql.js';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';
import { createTables, insertInto, valuesOf } from '@/server/anki/collection-schema';
import { withSqlite } from '@/server/anki/sqlite';

type MadeNote = { readonly guid: string; readonly fields: readonly string[]; readonly tags?: string };

/** Schema 18, compressed, as Anki 23 and later export it (tests/fixtures/anki/make-modern.py). */
export const modernPackage = (): Uint8Array => readFileSync(path.join(projectRoot, 'tests/fixtures/anki/modern.apkg'));

export async function collectionWith(fill: (database: Database) => void): Promise<Uint8Array> {
  return withSqlite(null, (database) => {
    fill(database);
    return database.export();
  });
}

/** A collection of schema 11 with a note type of these fields. */
export function fillNotes(database: Database, names: readonly string[], notes: readonly MadeNote[]): void {
  database.exec(createTables);
  const models = { 5: { id: 5, name: 'Theirs', flds: names.map((name, ord) => ({ name, ord })) } };
  const decks = { 1: { id: 1, name: 'Default' }, 9: { id: 9, name: 'Theirs::French' } };
  const texts = { conf: '{}', models: JSON.stringify(models), decks: JSON.stringify(decks), dconf: '{}', tags: '{}' };
  const times = { crt: 0, mod: 0, scm: 0, ver: 11, dty: 0, usn: 0, ls: 0 };
  database.run(insertInto('col'), valuesOf('col', { id: 1, ...times, ...texts }));
  for (const [index, { guid, fields, tags = '' }] of notes.entries()) {
    const note = {
      id: index + 1,
      guid,
      mid: 5,
      mod: 0,
      usn: 0,
      tags,
      flds: fields.join('\x1f'),
      sfld: '',
      csum: 0,
      flags: 0,
      data: '',
    };
    database.run(insertInto('notes'), valuesOf('notes', note));
  }
}

export const packed = (files: Zippable): Uint8Array => zipSync({ media: strToU8('{}'), ...files });
