import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/env';
import { connectionOptions, parseConnection } from './connection-options';
import type { Database } from './database';

type Client = { readonly db: Database; end(): Promise<void> };

const key = Symbol.for('cairn.database');
type Holder = { [key]?: Client };

/** A pool for this address. Nothing connects before the first query. */
export function openDatabase(databaseUrl: string): Client {
  const connection = parseConnection(databaseUrl);
  const sql = postgres(connection.url, connectionOptions(connection));
  return { db: drizzle(sql), end: () => sql.end({ timeout: 2 }) };
}

/** The one live pool of this process; Next compiles several copies of this module, so it is kept on the global object. */
export function db(): Database {
  const holder = globalThis as Holder;
  if (holder[key] === undefined) {
    const url = env().DATABASE_URL;
    if (url === undefined) throw new Error('DATABASE_URL is not set: `npm start` sets it for its own database');
    holder[key] = openDatabase(url);
  }
  return holder[key].db;
}

/** Ends the pool, at shutdown. */
export async function closeDb(): Promise<void> {
  const holder = globalThis as Holder;
  const client = holder[key];
  delete holder[key];
  await client?.end();
}
