/**
 * A response enters in one statement, prepared once for a connection: it finds the attempt as its owner's, and writes
 * only while the item is open, the clock runs, and no later write stands there. Grading an item closes it in the same
 * row, so whoever waited for that row finds it closed and writes nothing.
 */
import { eq, type Placeholder, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import type { AttemptRow, ItemWithBody, Owner } from '@/db/queries/attempts';
import { attemptItems, attempts, itemVersions } from '@/db/schema/quizzes';
import { graceMs } from '@/domain/quiz/grace';
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
          and (a.deadline_at is null or a.deadline_at + make_interval(secs => ${graceMs / 1000}) >= ${value('now')}::timestamptz)
        returning 1`),
    )
    .select({ written: sql`(select count(*) from written)`.mapWith(Number) })
    .from(sql`(select) as one`);
}

function findSql(db: Database) {
  return db
    .select({ attempt: attempts, item: attemptItems, body: itemVersions.body })
    .from(attemptItems)
    .innerJoin(attempts, eq(attempts.id, attemptItems.attemptId))
    .innerJoin(itemVersions, eq(itemVersions.hash, attemptItems.version))
    .where(
      sql`${attempts.id} = ${value('attemptId')}::uuid and ${attemptItems.ref} = ${value('ref')} and (${attempts.userId} = ${value('userId')}::uuid
        or (${attempts.userId} is null and ${attempts.guestHash} = ${value('guestHash')}))`,
    );
}

const statements = new WeakMap<Database, ReturnType<typeof prepare>>();

function prepare(db: Database) {
  return { save: saveSql(db).prepare('save_response'), find: findSql(db).prepare('find_own_item') };
}

function statementsOf(db: Database): ReturnType<typeof prepare> {
  const ready = statements.get(db) ?? prepare(db);
  statements.set(db, ready);
  return ready;
}

/** One item with its attempt, in one query. */
export async function findOwnItem(
  db: Database,
  { attemptId, ref, owner }: { attemptId: string; ref: string; owner: Owner },
): Promise<{ readonly attempt: AttemptRow; readonly row: ItemWithBody } | null> {
  const [found] = await statementsOf(db).find.execute({
    attemptId,
    ref,
    userId: owner.userId,
    guestHash: owner.guestHash,
  });
  return found === undefined ? null : { attempt: found.attempt, row: { ...found.item, body: found.body } };
}

/** True when it was written; false when it may not be, or need not: the caller looks why. */
export async function saveResponse(db: Database, given: ResponseToSave): Promise<boolean> {
  const { attemptId, ref, owner, writeId, response, isFlagged, durationMs, now } = given;
  const [done] = await statementsOf(db).save.execute({
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

/** The statement of a response with the names of its parameters, for the benchmark: it gives the same to pgbench. */
export function savingStatement(db: Database): { sql: string; parameters: string[] } {
  const { sql: text, params } = saveSql(db).toSQL();
  return { sql: text, parameters: params.map((param) => (param as Placeholder).name ?? String(param)) };
}
