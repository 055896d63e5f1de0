import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';

/** Anything a query can run on: the pool, a transaction, a test's database. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;
