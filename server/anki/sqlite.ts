/** SQLite without a file and without native code: Anki's collections are SQLite databases. */
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';

let loading: Promise<SqlJsStatic> | undefined;

/** Runs `use` with a database in memory, empty or read from bytes, and frees it whatever happens. */
export async function withSqlite<T>(bytes: Uint8Array | null, use: (database: Database) => Promise<T> | T): Promise<T> {
  loading ??= initSqlJs();
  const { Database: Opened } = await loading;
  const database = new Opened(bytes);
  try {
    return await use(database);
  } finally {
    database.close();
  }
}
