/**
 * How a batch of events enters a learner's log: three statements in one transaction, each of them prepared once for a
 * connection. Lists go in and out as one JSON value, so that a batch of one and a batch of 500 are the same SQL.
 */
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import type { FoldEvent } from '@/domain/review/marks';
import type { ReviewEvent } from '@/domain/review/review-event';

/** An event with what the server adds to it. */
export type EventToAppend = {
  readonly event: ReviewEvent;
  /** When it counts as having happened: what the device said, but not in the future. */
  readonly reviewedAt: Date;
  readonly localDay: number;
  /** SHA-256 in hexadecimal. */
  readonly payloadHash: string;
};

export type Appended = {
  /** Those of the ids that the log had already. */
  readonly known: readonly { readonly id: string; readonly seq: number; readonly hash: string }[];
  readonly added: readonly { readonly id: string; readonly seq: number }[];
  /** All that the log had on the cards that the added events touch. */
  readonly history: readonly FoldEvent[];
};

const lockSql = (tx: Database, userId: string) =>
  tx.select({ eventSeq: sql`event_seq`.mapWith(Number) }).from(sql`(
      select l.event_seq from users u join learners l on l.user_id = u.id where u.id = ${userId}
      for key share of u for update of l
    ) as locked`);

/**
 * Locks a learner's log until the transaction ends, and gives the last number in it; null when the person is gone. The
 * person's own row comes first, as for whoever erases them: in another order the two would wait for each other.
 */
export async function lockLearner(tx: Database, key: { userId: string }): Promise<number | null> {
  const [locked] = await lockSql(tx, key.userId).prepare('lock_learner').execute();
  if (locked !== undefined) return locked.eventSeq;
  const made = await tx.execute<{ seq: string }>(sql`
    insert into learners (user_id) select id from users where id = ${key.userId} for key share
    on conflict (user_id) do update set event_seq = learners.event_seq returning event_seq::text as seq`);
  return made[0] === undefined ? null : Number(made[0].seq);
}

const incomingSql = (events: string) => sql`
  select * from jsonb_to_recordset(${events}::jsonb) as i(
    n int, id uuid, kind text, guide text, question text, rating smallint, at text, "reviewedAt" timestamptz,
    "localDay" int, "timeZone" text, "rolloverHour" smallint, device uuid, "durationMs" int, mode text, revision text,
    edition text, ref uuid, hash text)`;

const addedSql = (userId: string, receivedAt: string) => sql`
  insert into review_events (
    user_id, id, seq, kind, guide, question, rating, claimed_at, reviewed_at, local_day, time_zone, rollover_hour,
    device_id, duration_ms, mode, revision, edition, ref, payload_hash, received_at)
  select l.user_id, f.id, l.event_seq + f.place, f.kind, f.guide, f.question, f.rating, f.at, f."reviewedAt",
    f."localDay", f."timeZone", f."rolloverHour", f.device, f."durationMs", f.mode, f.revision, f.edition, f.ref,
    decode(f.hash, 'hex'), ${receivedAt}::timestamptz
  from fresh f, learners l where l.user_id = ${userId} order by f.place
  on conflict (user_id, id) do nothing
  returning id, seq`;

const touchedSql = (userId: string) => sql`
  select guide, question from fresh where kind = 'review'
  union select e.guide, e.question from fresh f
    join review_events e on e.user_id = ${userId} and e.id = f.ref and e.kind = 'review' where f.kind = 'undo'
  union select c.guide, c.question from fresh f
    join card_states c on c.user_id = ${userId} and c.guide = f.guide where f.kind = 'reset'`;

/** The reviews of the touched cards, and the undos and resets of their guides: those have no question. */
const historySql = (userId: string) => sql`
  select e.* from touched t
    join review_events e on e.user_id = ${userId} and e.guide = t.guide and e.question = t.question
  union all select e.* from (select distinct guide from touched) t
    join review_events e on e.user_id = ${userId} and e.guide = t.guide and e.question is null`;

function appendSql(tx: Database, given: { userId: string; events: string; receivedAt: string }) {
  const { userId, events, receivedAt } = given;
  const list = (of: string, fields: string) =>
    sql`(select coalesce(jsonb_agg(jsonb_build_object(${sql.raw(fields)})), '[]') from ${sql.raw(of)})`;
  return tx
    .with(
      tx.$with('incoming', {}).as(incomingSql(events)),
      tx.$with('known', {}).as(sql`
        select e.id, e.seq, encode(e.payload_hash, 'hex') as hash from incoming i
        join review_events e on e.user_id = ${userId} and e.id = i.id`),
      tx.$with('fresh', {}).as(sql`
        select i.*, row_number() over (order by i.n) as place from incoming i
        where not exists (select from known k where k.id = i.id)`),
      tx.$with('added', {}).as(addedSql(userId, receivedAt)),
      tx.$with('counted', {}).as(sql`
        update learners set event_seq = event_seq + a.many from (select count(*) as many from added) a
        where user_id = ${userId} and a.many > 0`),
      tx.$with('touched', {}).as(touchedSql(userId)),
      tx.$with('history', {}).as(historySql(userId)),
    )
    .select({
      known: list('known', `'id', id, 'seq', seq, 'hash', hash`).mapWith((value) => value as Appended['known']),
      added: list('added', `'id', id, 'seq', seq`).mapWith((value) => value as Appended['added']),
      history: list(
        'history',
        `'id', id, 'kind', kind, 'guide', guide, 'question', question, 'rating', rating, 'at', claimed_at, 'ref', ref`,
      ).mapWith((value) => value as Appended['history']),
    })
    .from(sql`(select) as one`);
}

const eventsJson = (events: readonly EventToAppend[]): string =>
  JSON.stringify(
    events.map(({ event, reviewedAt, localDay, payloadHash }, n) => ({
      ...event,
      n,
      reviewedAt,
      localDay,
      hash: payloadHash,
    })),
  );

/** Appends what the log does not have yet, in the order given, numbered from its last number on. Ids are given once. */
export async function appendReviews(
  tx: Database,
  given: { userId: string; events: readonly EventToAppend[]; receivedAt: Date },
): Promise<Appended> {
  const { userId, events, receivedAt } = given;
  const values = { userId, events: eventsJson(events), receivedAt: receivedAt.toISOString() };
  const [appended] = await appendSql(tx, values).prepare('append_reviews').execute();
  return appended ?? { known: [], added: [], history: [] };
}

/** What the log says of a card now; without a rating no review of it counts. */
export type CardFold = {
  readonly guide: string;
  readonly question: string;
  readonly rating: number | null;
  readonly reviewedAt: string | null;
  readonly reviews: number;
};

const saveSql = (tx: Database, given: { userId: string; folds: string }) =>
  tx
    .with(
      tx.$with('folded', {}).as(sql`
        select * from jsonb_to_recordset(${given.folds}::jsonb)
        as f(guide text, question text, rating smallint, "reviewedAt" timestamptz, reviews int)`),
      tx.$with('gone', {}).as(sql`
        delete from card_states c using folded f where c.user_id = ${given.userId} and c.guide = f.guide
        and c.question = f.question and f.rating is null`),
      tx.$with('saved', {}).as(sql`
        insert into card_states (user_id, guide, question, rating, reviewed_at, reviews)
        select ${given.userId}::uuid, guide, question, rating, "reviewedAt", reviews from folded where rating is not null
        on conflict (user_id, guide, question) do update
        set rating = excluded.rating, reviewed_at = excluded.reviewed_at, reviews = excluded.reviews`),
    )
    .select({ one: sql`1` })
    .from(sql`(select) as one`);

/** Replaces the states of these cards. */
export async function saveCardStates(
  tx: Database,
  given: { userId: string; folds: readonly CardFold[] },
): Promise<void> {
  if (given.folds.length === 0) return;
  await saveSql(tx, { userId: given.userId, folds: JSON.stringify(given.folds) })
    .prepare('save_card_states')
    .execute();
}

/** The statements of one batch as they are sent, for the benchmark: it gives the very same ones to pgbench. */
export function recordingStatements(
  db: Database,
  given: { userId: string; events: string; receivedAt: string; folds: string },
): { sql: string; params: unknown[] }[] {
  return [lockSql(db, given.userId), appendSql(db, given), saveSql(db, given)].map((query) => query.toSQL());
}
