/**
 * How a batch of events enters a learner's log: one statement looks, one writes, and each is prepared once for a
 * connection. The second does everything or nothing: only when the log still ends where the first saw it end. Lists go
 * in and out as one JSON value, so that a batch of one and a batch of 500 are the same SQL.
 */
import { type Placeholder, sql } from 'drizzle-orm';
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

/** What the log says of a card; without a rating no review of it counts. */
export type CardFold = {
  readonly guide: string;
  readonly question: string;
  readonly rating: number | null;
  readonly reviewedAt: string | null;
  readonly reviews: number;
};

export type KnownEvent = { readonly id: string; readonly seq: number; readonly hash: string };

export type LogView = {
  /** The last number; null when there is no log yet. */
  readonly last: number | null;
  /** Those of the events that the log has already. */
  readonly known: readonly KnownEvent[];
  /** All that it has on the cards that the others touch. */
  readonly history: readonly FoldEvent[];
};

/** Makes the row that a log hangs on. Gives false when the person is gone. */
export async function ensureLearner(db: Database, key: { userId: string }): Promise<boolean> {
  const made = await db.execute(sql`
    insert into learners (user_id) select id from users where id = ${key.userId} for key share
    on conflict (user_id) do update set event_seq = learners.event_seq returning 1`);
  return made.length > 0;
}

/** Holds the learner's row until the transaction ends: nobody else appends meanwhile. */
export async function lockLearner(tx: Database, key: { userId: string }): Promise<void> {
  await tx.execute(sql`
    select 1 from users u join learners l on l.user_id = u.id where u.id = ${key.userId}
    for key share of u for update of l`);
}

/** Statements are built once for a pool: building them costs as much as running them. What changes has a name. */
const userId = sql.placeholder('userId');
const events = sql.placeholder('events');

const touchedSql = sql`
  select guide, question from fresh where kind = 'review'
  union select e.guide, e.question from fresh f
    join review_events e on e.user_id = ${userId} and e.id = f.ref and e.kind = 'review' where f.kind = 'undo'
  union select c.guide, c.question from fresh f
    join card_states c on c.user_id = ${userId} and c.guide = f.guide where f.kind = 'reset'`;

/** The reviews of the touched cards, and the undos and resets of their guides: those have no question. */
const historySql = sql`
  select e.* from touched t
    join review_events e on e.user_id = ${userId} and e.guide = t.guide and e.question = t.question and e.kind = 'review'
  union all select e.* from (select distinct guide from touched) t
    join review_events e on e.user_id = ${userId} and e.guide = t.guide and e.question is null`;

type HistoryRow = readonly [
  id: string,
  kind: FoldEvent['kind'],
  guide: string,
  at: string,
  question: string,
  rating: 1 | 2 | 3 | 4,
  ref: string,
];

function foldEventOf([id, kind, guide, at, question, rating, ref]: HistoryRow): FoldEvent {
  if (kind === 'undo') return { id, kind, guide, at, ref };
  return kind === 'reset' ? { id, kind, guide, at } : { id, kind, guide, at, question, rating };
}

function viewSql(db: Database) {
  return db
    .with(
      db.$with('incoming', {}).as(sql`
        select * from jsonb_to_recordset(${events}::jsonb) as i(id uuid, kind text, guide text, question text, ref uuid)`),
      db.$with('known', {}).as(sql`
        select e.id, e.seq, encode(e.payload_hash, 'hex') as hash from incoming i
        join review_events e on e.user_id = ${userId} and e.id = i.id`),
      db.$with('fresh', {}).as(sql`
        select * from incoming i where not exists (select from known k where k.id = i.id)`),
      db.$with('touched', {}).as(touchedSql),
      db.$with('history', {}).as(historySql),
    )
    .select({
      last: sql`(select event_seq from learners where user_id = ${userId})`.mapWith(Number),
      known: sql`(select json_agg(json_build_object('id', id, 'seq', seq, 'hash', hash)) from known)`.mapWith(
        (rows) => rows as KnownEvent[],
      ),
      history: sql`
        (select json_agg(json_build_array(id, kind, guide, claimed_at, question, rating, ref)) from history)`.mapWith(
        (rows) => (rows as HistoryRow[]).map(foldEventOf),
      ),
    })
    .from(sql`(select) as one`);
}

/** What the log has of these events and of the cards that they touch, as one moment saw it. Ids are given once. */
export async function viewLog(
  db: Database,
  given: { userId: string; events: readonly EventToAppend[] },
): Promise<LogView> {
  const text = JSON.stringify(given.events.map(({ event }) => event));
  const [view] = await statementsOf(db).view.execute({ userId: given.userId, events: text });
  // Drizzle hands on a null without mapping it.
  return { last: view?.last ?? null, known: view?.known ?? [], history: view?.history ?? [] };
}

const addedSql = sql`
  insert into review_events (
    user_id, id, seq, kind, guide, question, rating, claimed_at, reviewed_at, local_day, time_zone, rollover_hour,
    device_id, duration_ms, mode, revision, edition, ref, item, credit, payload_hash, received_at)
  select b.user_id, f.id, b.last + f.n, f.kind, f.guide, f.question, f.rating, f.at, f."reviewedAt",
    f."localDay", f."timeZone", f."rolloverHour", f.device, f."durationMs", f.mode, f.revision, f.edition, f.ref,
    f.item, f.credit, decode(f.hash, 'hex'), ${sql.placeholder('receivedAt')}::timestamptz
  from bumped b, jsonb_to_recordset(${events}::jsonb) as f(
    n int, id uuid, kind text, guide text, question text, rating smallint, at text, "reviewedAt" timestamptz,
    "localDay" int, "timeZone" text, "rolloverHour" smallint, device uuid, "durationMs" int, mode text, revision text,
    edition text, ref uuid, item text, credit float8, hash text)`;

/** The person's own row is locked before the log, as by whoever erases them: else the two would wait for each other. */
function appendSql(db: Database) {
  const [last, many, folds] = [sql.placeholder('last'), sql.placeholder('many'), sql.placeholder('folds')];
  return db
    .with(
      db.$with('person', {}).as(sql`select id from users where id = ${userId} for key share`),
      db.$with('bumped', {}).as(sql`
        update learners l set event_seq = l.event_seq + ${many}::int from person p
        where l.user_id = p.id and l.event_seq = ${last}::bigint
        returning l.user_id, l.event_seq - ${many}::int as last`),
      db.$with('added', {}).as(addedSql),
      db.$with('folded', {}).as(sql`
        select b.user_id, f.* from bumped b, jsonb_to_recordset(${folds}::jsonb)
        as f(guide text, question text, rating smallint, "reviewedAt" timestamptz, reviews int)`),
      db.$with('gone', {}).as(sql`
        delete from card_states c using folded f where c.user_id = f.user_id and c.guide = f.guide
        and c.question = f.question and f.rating is null`),
      db.$with('saved', {}).as(sql`
        insert into card_states (user_id, guide, question, rating, reviewed_at, reviews)
        select user_id, guide, question, rating, "reviewedAt", reviews from folded where rating is not null
        on conflict (user_id, guide, question) do update
        set rating = excluded.rating, reviewed_at = excluded.reviewed_at, reviews = excluded.reviews`),
    )
    .select({ bumped: sql`(select count(*) from bumped)`.mapWith(Number) })
    .from(sql`(select) as one`);
}

/**
 * Appends events, numbered from `last` on in the order given, and puts the states of cards in place. Gives false, and
 * changes nothing, when the log does not end at `last` any more.
 */
export async function appendReviews(
  db: Database,
  given: {
    userId: string;
    last: number;
    events: readonly EventToAppend[];
    folds: readonly CardFold[];
    receivedAt: Date;
  },
): Promise<boolean> {
  const rows = given.events.map(({ event, reviewedAt, localDay, payloadHash }, index) => {
    return { ...event, n: index + 1, reviewedAt, localDay, hash: payloadHash };
  });
  const [done] = await statementsOf(db).append.execute({
    userId: given.userId,
    last: given.last,
    many: rows.length,
    events: JSON.stringify(rows),
    folds: JSON.stringify(given.folds),
    receivedAt: given.receivedAt.toISOString(),
  });
  return done?.bumped === 1;
}

const prepare = (db: Database) => ({
  view: viewSql(db).prepare('view_log'),
  append: appendSql(db).prepare('append_reviews'),
});

const statements = new WeakMap<Database, ReturnType<typeof prepare>>();

function statementsOf(db: Database): ReturnType<typeof prepare> {
  const ready = statements.get(db) ?? prepare(db);
  statements.set(db, ready);
  return ready;
}

/** The statements of one batch, with the names of their parameters, for the benchmark: it gives the same to pgbench. */
export function recordingStatements(db: Database): { sql: string; parameters: string[] }[] {
  return [viewSql(db), appendSql(db)].map((query) => {
    const { sql: text, params } = query.toSQL();
    return { sql: text, parameters: params.map((param) => (param as Placeholder).name) };
  });
}
