/** The notes of an `.apkg`, old or new. Whatever is wrong with it is a value, never a crash. */
import type { Database } from 'sql.js';
import type { FoundNotes } from '@/domain/anki/read-note';
import { done, failed, type Result } from '@/domain/shared/result';
import { readCollection } from '@/server/anki/read-collection';
import { withSqlite } from '@/server/anki/sqlite';
import { type PackageLimits, type PackageProblem, packageLimits, readEntries } from '@/server/anki/zip-entries';
import { unzstd } from '@/server/anki/zstd';

const decompressMs = 60_000;

type Opening = PackageLimits & {
  /** The time that decompressing may take. */
  readonly limitMs: number;
};

/** Reads what is wanted out of a package's collection. */
export async function openPackage<Found>(
  bytes: Uint8Array,
  opening: Opening,
  read: (database: Database) => Found,
): Promise<Result<Found, PackageProblem>> {
  const entries = readEntries(bytes, opening);
  if (!entries.ok) return entries;
  const { name, collection } = entries.value;
  const limits = { mostBytes: opening.collectionBytes, limitMs: opening.limitMs };
  const plain = name === 'collection.anki21b' ? await unzstd(collection, limits) : done(collection);
  if (!plain.ok) return plain;
  try {
    return done(await withSqlite(plain.value, read));
  } catch {
    // SQLite throws for a file that is none or is damaged, and so does the reader for tables that are not Anki's.
    return failed('broken_collection');
  }
}

/** `limitMs` is the time that decompressing may take. */
export async function readPackage(
  bytes: Uint8Array,
  limitMs = decompressMs,
): Promise<Result<FoundNotes, PackageProblem>> {
  return openPackage(bytes, { ...packageLimits, limitMs }, readCollection);
}
