import { sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import journal from '@/db/migrations/meta/_journal.json';

const answerWithinMs = 1000;

/** The newest migration that this version of the code knows. */
const neededVersion = Math.max(...journal.entries.map((entry) => entry.when));

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export type DatabaseHealth = {
  /** When the newest migration in the database was written; a later version of Cairn may have been here already. */
  readonly schemaVersion: number;
};

/** Rejects when the database does not answer within a second, or lacks a migration that this version needs. */
export async function pingDatabase(db: Database): Promise<DatabaseHealth> {
  const latest = sql`select max(created_at)::float8 as version from drizzle.__drizzle_migrations`;
  const [row] = await within(db.execute<{ version: number | null }>(latest), answerWithinMs);
  const schemaVersion = row?.version ?? 0;
  if (schemaVersion < neededVersion) throw new Error('the database is not migrated: run `npm run db -- migrate`');
  return { schemaVersion };
}
