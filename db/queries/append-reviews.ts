/**
 * How a batch of events enters a learner's log: one statement looks, one writes, and each is prepared once for a
 * connection. The second does everything or nothing: only when the log still ends where the first saw it end. Lists go
 * in and out as one JSON value, so that a batch of one and a batch of 500 are the same SQL.
 */
import { type Placeholder, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import type { ReviewEvent } from '@/domain/review/review-event';
import type { CardState } from '@/domain/scheduling/card-state';
import type { ScheduleSettings } from '@/domain/scheduling/settings';

/** An event with what the server adds to it. */
export type EventToAppend = {
  readonly event: ReviewEvent;
  /** When it counts as having happened: what the device said, but not in the future. */
  readonly reviewedAt: Date;
  readonly localDay: number;
  /** SHA-256 in hexadecimal. */
  readonly payloadHash: string;
};

/** What the log says of a card, as its row has it; without a state the log leaves nothing to say. */
export type CardFold = {
  readonly guide: string;
  readonly question: string;
  readonly state: CardState['state'] | null;
  readonly rating?: number | null;
  readonly reviewedAt?: string | null;
  readonly reps?: number;
  readonly step?: number;
  readonly stability?: number | null;
  readonly difficulty?: number | null;
  readonly intervalDays?: number;
  readonly dueDay?: number | null;
  readonly dueAt?: string | null;
  readonly lastDay?: number | null;
  readonly lapses?: number;
  readonly isLeech?: boolean;
  readonly isSuspended?: boolean;
  readonly buriedDay?: number | null;
};

/** As much of an event of the log as the schedule is folded from. */
export type LoggedEvent = {
  readonly id: string;
  readonly kind: ReviewEvent['kind'];
  readonly guide: string;
  readonly question: string | null;
  readonly rating: 1 | 2 | 3 | 4 | null;
  readonly credit: number | null;
  readonly ref: string | null;
  readonly at: string;
  readonly timeZone: string;
  readonly rolloverHour: number;
};

/** A version of the learner's settings, from an instant on (milliseconds since 1970). */
export type StoredVersion = { readonly from: number; readonly settings: ScheduleSettings };

export type KnownEvent = { readonly id: string; readonly seq: number; readonly hash: string };

export type LogView = {
  /** The last number; null when there is no log yet. */
  readonly last: number | null;
  /** Those of the events that the log has already. */
  readonly known: readonly KnownEvent[];
  /** All that it has on the cards that the others touch. */
  readonly history: readonly LoggedEvent[];
  /** The versions of their settings, oldest first; none, when they never chose any. */
  readonly versions: readonly StoredVersion[];
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

/** What an undo leads to: the event that it names, and where that is an undo, the one that this names, and so on. */
const touchedSql = sql`
  with recursive named(ref) as (
    select ref from fresh where kind = 'undo'
    union select e.ref from named n
      join review_events e on e.user_id = ${userId} and e.id = n.ref and e.kind = 'undo'),
  undone as (
    select e.guide, e.question, e.kind from named n join review_events e on e.user_id = ${userId} and e.id = n.ref),
  wholes as (
    select guide from fresh where kind = 'reset' union select guide from undone where kind = 'reset')
  select guide, question from fresh where question is not null
  union select guide, question from undone where question is not null
  union select e.guide, e.question from wholes w
    join review_events e on e.user_id = ${userId} and e.guide = w.guide and e.question is not null`;

/** All events of the touched cards, and the undos and resets of their guides: those have no question. */
const historySql = sql`
  select e.* from touched t
    join review_events e on e.user_id = ${userId} and e.guide = t.guide and e.question = t.question
  union all select e.* from (select distinct guide from touched) t
    join review_events e on e.user_id = ${userId} and e.guide = t.guide and e.question is null`;

/** An event's columns as one JSON list, which is shorter than an object. */
export const loggedSql = sql`
  json_build_array(id, kind, guide, question, rating, credit, ref, claimed_at, time_zone, rollover_hour)`;

export type LoggedRow = readonly [
  id: string,
  kind: LoggedEvent['kind'],
  guide: string,
  question: string | null,
  rating: LoggedEvent['rating'],
  credit: number | null,
  ref: string | null,
  at: string,
  timeZone: string,
  rolloverHour: number,
];

export function loggedEventOf(row: LoggedRow): LoggedEvent {
  const [id, kind, guide, question, rating, credit, ref, at, timeZone, rolloverHour] = row;
  return { id, kind, guide, question, rating, credit, ref, at, timeZone, rolloverHour };
}

const versionsSql = sql`
  (select json_agg(json_build_object('from', round(extract(epoch from from_at) * 1000), 'settings', settings)
    order by from_at) from schedule_settings where user_id = ${userId})`;

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
      history: sql`(select json_agg(${loggedSql}) from history)`.mapWith((rows) =>
        (rows as LoggedRow[]).map(loggedEventOf),
      ),
      versions: versionsSql.mapWith((rows) => rows as StoredVersion[]),
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
  const { last = null, known, history, versions } = view ?? {};
  return { last, known: known ?? [], history: history ?? [], versions: versions ?? [] };
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

/** Folded states as rows. */
export const foldedSql = (folds: unknown) => sql`jsonb_to_recordset(${folds}::jsonb) as f(
  guide text, question text, rating smallint, "reviewedAt" timestamptz, reps int, state text, step smallint,
  stability float8, difficulty float8, "intervalDays" int, "dueDay" int, "dueAt" timestamptz, "lastDay" int,
  lapses int, "isLeech" boolean, "isSuspended" boolean, "buriedDay" int)`;

export const saveStatesSql = sql`
  insert into card_states (user_id, guide, question, rating, reviewed_at, reviews, state, step, stability, difficulty,
    interval_days, due_day, due_at, last_day, reps, lapses, is_leech, is_suspended, buried_day)`;

export const stateValuesSql = sql`
  user_id, guide, question, rating, "reviewedAt", reps, state, step, stability, difficulty,
  "intervalDays", "dueDay", "dueAt", "lastDay", reps, lapses, "isLeech", "isSuspended", "buriedDay"`;

const replaceStateSql = sql`
  rating = excluded.rating, reviewed_at = excluded.reviewed_at, reviews = excluded.reviews, state = excluded.state,
  step = excluded.step, stability = excluded.stability, difficulty = excluded.difficulty,
  interval_days = excluded.interval_days, due_day = excluded.due_day, due_at = excluded.due_at,
  last_day = excluded.last_day, reps = excluded.reps, lapses = excluded.lapses, is_leech = excluded.is_leech,
  is_suspended = excluded.is_suspended, buried_day = excluded.buried_day`;

/** The person's own row is locked before the log, as by whoever erases them: else the two would wait for each other. */
function appendSql(db: Database) {
  const [last, many, folds] = [sql.placeholder('last'), sql.placeholder('many'), sql.placeholder('folds')];
  const versions = sql.placeholder('versions');
  return db
    .with(
      db.$with('person', {}).as(sql`select id from users where id = ${userId} for key share`),
      db.$with('bumped', {}).as(sql`
        update learners l set event_seq = l.event_seq + ${many}::int from person p
        where l.user_id = p.id and l.event_seq = ${last}::bigint
        and (select count(*) from schedule_settings s where s.user_id = p.id) = ${versions}::int
        returning l.user_id, l.event_seq - ${many}::int as last`),
      db.$with('added', {}).as(addedSql),
      db.$with('folded', {}).as(sql`select b.user_id, f.* from bumped b, ${foldedSql(folds)}`),
      db.$with('gone', {}).as(sql`
        delete from card_states c using folded f where c.user_id = f.user_id and c.guide = f.guide
        and c.question = f.question and f.state is null`),
      db.$with('saved', {}).as(sql`${saveStatesSql} select ${stateValuesSql} from folded where state is not null
        on conflict (user_id, guide, question) do update set ${replaceStateSql}`),
    )
    .select({ bumped: sql`(select count(*) from bumped)`.mapWith(Number) })
    .from(sql`(select) as one`);
}

/**
 * Appends events, numbered from `last` on in the order given, and puts the states of cards in place. Gives false, and
 * changes nothing, when the log does not end at `last` any more, or settings have come to the `versions` that were seen.
 */
export async function appendReviews(
  db: Database,
  given: {
    userId: string;
    last: number;
    versions: number;
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
    versions: given.versions,
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
