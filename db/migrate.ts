/**
 * Brings a database to the schema of this version. Safe to run by several processes at once: one works, the others
 * wait and then find nothing left to do. It is one transaction, whose end, however it comes, frees the lock; a lock
 * of the session would stay behind in a PgBouncer.
 */
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { connectionOptions, parseConnection } from './connection-options';

/** "cairn" in hexadecimal: any number will do, as long as it stays the same. */
const lockKey = 0x63_61_69_72_6e;

/** Drizzle's migrator opens a transaction of its own; inside of ours that is a savepoint. */
function asClient(tx: postgres.TransactionSql, client: postgres.Sql): postgres.Sql {
  const begin = (work: (savepoint: postgres.TransactionSql) => unknown): unknown => tx.savepoint(work);
  return Object.assign(tx, { options: client.options, begin }) as unknown as postgres.Sql;
}

/** Runs what is missing of db/migrations. */
export async function migrateDatabase(databaseUrl: string, folder = path.resolve('db', 'migrations')): Promise<void> {
  const connection = parseConnection(databaseUrl);
  const client = postgres(connection.url, { ...connectionOptions(connection), max: 1 });
  try {
    await client.begin(async (tx) => {
      // Waiting for another migrator may take its time; a statement that waits for a busy table may not.
      await tx`set local statement_timeout = 0`;
      await tx`set local idle_in_transaction_session_timeout = 0`;
      await tx`set local lock_timeout = 0`;
      await tx`select pg_advisory_xact_lock(${lockKey})`;
      await tx`set local lock_timeout = '5s'`;
      await migrate(drizzle(asClient(tx, client)), { migrationsFolder: folder });
    });
  } finally {
    await client.end({ timeout: 2 });
  }
}
