/**
 * A response enters in one statement, prepared once for a connection: it finds the attempt as its owner's, and writes
 * only while the item is open, the clock runs, and no later write stands there. Grading an item closes it in the same
 * row, so whoever waited for that row finds it closed and writes nothing.
 */
import { type Placeholder, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import type { Owner } from '@/db/queries/attempts';
import type { Response } from '@/domain/quiz/response';

export type ResponseToSave = {
  readonly attemptId: string;
  readonly ref: string;
  readonly owner: Owner;
  readonly writeId: string;
  readonly response: Response | null;
  readonly isFlagged: boolean;
  readonly durationMs: number;
  readonly now: Date;
};

/** What travels when the clock stops is still taken for this long, in seconds. */
const graceSeconds = 5;
const value = sql.placeholder;

function saveSql(db: Database) {
  return db
    .with(
      db.$with('written', {}).as(sql`
        update attempt_items i set response = ${value('response')}::jsonb, write_id = ${value('writeId')}::uuid,
          saved_at = ${value('now')}::timestamptz, is_flagged = ${value('isFlagged')}::boolean,
          duration_ms = greatest(i.duration_ms, ${value('durationMs')}::int)
        from attempts a
        where a.id = ${value('attemptId')}::uuid and i.attempt_id = a.id and i.ref = ${value('ref')}
          and (a.user_id = ${value('userId')}::uuid or (a.user_id is null and a.guest_hash = ${value('guestHash')}))
          and i.credit is null and (i.write_id is null or i.write_id < ${value('writeId')}::uuid)
          and (a.deadline_at is null or a.deadline_at + make_interval(secs => ${graceSeconds}) >= ${value('now')}::timestamptz)
        returning 1`),
    )
    .select({ written: sql`(select count(*) from written)`.mapWith(Number) })
    .from(sql`(select) as one`);
}

const statements = new WeakMap<Database, ReturnType<typeof prepare>>();

function prepare(db: Database) {
  return saveSql(db).prepare('save_response');
}

/** True when it was written; false when it may not be, or need not: the caller looks why. */
export async function saveResponse(db: Database, given: ResponseToSave): Promise<boolean> {
  const ready = statements.get(db) ?? prepare(db);
  statements.set(db, ready);
  const { attemptId, ref, owner, writeId, response, isFlagged, durationMs, now } = given;
  const [done] = await ready.execute({
    attemptId,
    ref,
    writeId,
    isFlagged,
    durationMs,
    userId: owner.userId,
    guestHash: owner.guestHash,
    response: response === null ? null : JSON.stringify(response),
    now: now.toISOString(),
  });
  return done?.written === 1;
}

/** The statement with the names of its parameters, for the benchmark: it gives the same to pgbench. */
export function savingStatement(db: Database): { sql: string; parameters: string[] } {
  const { sql: text, params } = saveSql(db).toSQL();
  return { sql: text, parameters: params.map((param) => (param as Placeholder).name ?? String(param)) };
}
