import { randomBytes } from 'node:crypto';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { runStatement, testServer, withDatabase } from './test-server';

export type TestDatabase = {
  readonly url: string;
  readonly db: Database;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
};

/** A fresh, migrated database for one test file: a copy of the run's template, made in milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const name = `t_${randomBytes(6).toString('hex')}`;
  await runStatement(server.url, `create database ${name} template "${server.template}" strategy file_copy`);
  const url = withDatabase(server.url, name);
  const { db, end } = openDatabase(url);
  return {
    url,
    db,
    close: async () => {
      await end();
      await runStatement(server.url, `drop database ${name} with (force)`);
    },
  };
}
