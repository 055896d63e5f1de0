/**
 * The record under load, on a durable Postgres of its own: the deed itself in this process, without HTTP, beside pgbench
 * with the very same statements on the same server.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { migrateDatabase } from '@/db/migrate';
import { recordingStatements } from '@/db/queries/append-reviews';
import { findLastSeq } from '@/db/queries/reviews';
import { insertSession } from '@/db/queries/sessions';
import type { ReviewEvent } from '@/domain/review/review-event';
import { startEmbedded } from '@/scripts/embedded-postgres/start';
import { cookieName } from '@/server/auth/cookies';
import { newSecret, secretHash } from '@/server/auth/secret-token';
import { currentSession } from '@/server/auth/session';
import { recordReviews } from '@/server/review/record-reviews';
import { print } from './app';
import { benchDashboard } from './dashboard';
import { median } from './load';
import { pgbench, psql, type Script } from './pgbench';

const clients = 8;
const cards = 300;
const seconds = 5;

const learnerId = (n: number): string => `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;

function reviewOf(question: number): ReviewEvent {
  const at = new Date().toISOString();
  const stamp = { id: newId(), guide: 'sql', at, timeZone: 'Europe/Stockholm', rolloverHour: 4, device: learnerId(99) };
  const shown = { mode: 'four', revision: 'r123456789ab', edition: 'e123456789ab' } as const;
  return { ...stamp, kind: 'review', question: `question-${question}`, rating: 3, durationMs: 4000, ...shown };
}

const anyCard = (): number => 1 + Math.floor(Math.random() * cards);
const batchOf = (size: number): ReviewEvent[] => Array.from({ length: size }, () => reviewOf(anyCard()));
const insertUser = (id: string): string => `insert into users (id, email) values ('${id}', '${id}@example.com');`;

async function newLearner(url: string): Promise<string> {
  const id = newId();
  await psql(url, insertUser(id));
  return id;
}

/** The statements as the deed sends them, with values that change from one transaction to the next. */
function scriptOf(db: Database, file: string): Script {
  const { id: _, at, ...event } = reviewOf(1);
  const row = { ...event, id: '@id@', question: 'question-@q@', at, n: 1, reviewedAt: at, localDay: 20_782 };
  const state = { state: 'review', step: 0, stability: 2.3, difficulty: 2.1, intervalDays: 2, dueDay: 20_784 };
  const counts = { lastDay: 20_782, reps: 1, lapses: 0, isLeech: false, isSuspended: false };
  const fold = { guide: 'sql', question: 'question-@q@', rating: 3, reviewedAt: at, ...state, ...counts };
  const values: Readonly<Record<string, string>> = {
    userId: `('00000000-0000-7000-8000-0000000000' || lpad(:client_id::text, 2, '0'))::uuid`,
    events: `replace(replace(:events, '@id@', '00000000-0000-7000-8000-' || lpad(to_hex(:r::bigint), 12, '0')), '@q@', :q::text)`,
    last: ':event_seq',
    many: '1',
    versions: '0',
    receivedAt: `'${at}'`,
    folds: `replace(:folds, '@q@', :q::text)`,
  };
  const [view, append] = recordingStatements(db).map(({ sql, parameters }) =>
    sql.replace(/\$(\d+)/g, (_, n) => `(${values[parameters[Number(n) - 1] ?? '']})`),
  );
  const variables = {
    events: JSON.stringify([{ ...row, hash: 'ab'.repeat(32) }]),
    folds: JSON.stringify([fold]),
  };
  const head = `\\set r random(1, 281474976710655)\n\\set q random(1, ${cards})\n`;
  return { file, text: `${head}${view}\n\\gset\n${append};\n`, variables };
}

/** Reviews recorded in one second, one in each transaction, by learners who do not wait for each other. */
async function recordOneByOne(db: Database): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const loop = async (n: number): Promise<void> => {
    while (performance.now() < until) {
      await recordReviews(db, { userId: learnerId(n), values: [reviewOf(anyCard())], now: new Date() });
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, n) => loop(50 + n)));
  return done / seconds;
}

async function compareRates(db: Database, url: string, folder: string): Promise<void> {
  const ids = Array.from({ length: clients }, (_, n) => [learnerId(n), learnerId(50 + n)]).flat();
  await psql(url, ids.map(insertUser).join(''));
  await psql(url, `insert into learners (user_id) select id from users on conflict do nothing`);
  const script = scriptOf(db, path.join(folder, 'record.sql'));
  const rounds: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < 4; round += 1) {
    const theirs = await pgbench(url, script, clients, seconds);
    rounds.push({ ours: await recordOneByOne(db), theirs });
  }
  const warm = rounds.slice(1);
  const [ours, theirs] = [median(warm.map((round) => round.ours)), median(warm.map((round) => round.theirs))];
  const ratio = median(warm.map((round) => round.ours / round.theirs));
  print(
    `one review at a time, ${clients} at once: ${ours.toFixed(0)} per second; pgbench, same SQL: ${theirs.toFixed(0)} per second; ratio ${ratio.toFixed(2)} (target 0.5 or more)`,
  );
}

async function syncLarge(db: Database, url: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const userId = await newLearner(url);
    const text = JSON.stringify(batchOf(500));
    const from = performance.now();
    await recordReviews(db, { userId, values: JSON.parse(text) as unknown[], now: new Date() });
    times.push(performance.now() - from);
  }
  print(
    `500 events in one request: median ${median(times).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms (target 1000 or less)`,
  );
}

async function syncMany(db: Database, url: string): Promise<void> {
  const userId = await newLearner(url);
  const devices = Array.from({ length: 50 }, () => batchOf(500));
  const send = () => Promise.all(devices.map((values) => recordReviews(db, { userId, values, now: new Date() })));
  const from = performance.now();
  await send();
  const firstMs = performance.now() - from;
  const again = await send();
  const duplicates = again.flatMap(({ results }) => results).filter(({ status }) => status === 'duplicate').length;
  const rows = await psql(url, `select count(*) from review_events where user_id = '${userId}'`);
  const last = await findLastSeq(db, { userId });
  print(
    `50 devices with 500 events each at once: ${rows} rows after sending twice, last number ${last}, ${duplicates} duplicates the second time; ${firstMs.toFixed(0)} ms the first time`,
  );
  if (rows !== '25000' || last !== 25_000 || duplicates !== 25_000) throw new Error('it must be exactly 25000');
}

async function checkSessions(url: string): Promise<void> {
  const others = `insert into users (id, email) select gen_random_uuid(), 'other-' || n || '@example.com' from generate_series(1, 20000) n`;
  await psql(url, others);
  await psql(
    url,
    `insert into sessions (token_hash, id, user_id, expires) select encode(sha256(id::text::bytea), 'hex'), gen_random_uuid(), id, now() + interval '1 day' from users`,
  );
  await psql(url, 'analyze users');
  await psql(url, 'analyze sessions');
  const userId = await newLearner(url);
  const [secret, now] = [newSecret(), new Date()];
  const { db, end } = openDatabase(url);
  const expires = new Date(now.getTime() + 86_400_000);
  await insertSession(db, { tokenHash: secretHash(secret), userId, method: 'email', device: '', now, expires });
  await end();
  const counts = () =>
    psql(
      url,
      `select s.idx_scan, s.seq_scan, u.idx_scan, u.seq_scan from pg_stat_user_tables s, pg_stat_user_tables u where s.relname = 'sessions' and u.relname = 'users'`,
    ).then((line) => line.split('|').map(Number));
  const before = await counts();
  const checks = 500;
  const live = openDatabase(url);
  const from = performance.now();
  for (let n = 0; n < checks; n += 1)
    if ((await currentSession(live.db, `${cookieName('session')}=${secret}`, now)) === null)
      throw new Error('not signed in');
  const ms = (performance.now() - from) / checks;
  await live.end();
  const after = await counts();
  const [sessionIndex, sessionSeq, userIndex, userSeq] = after.map((value, at) => value - (before[at] ?? 0));
  print(
    `session check, 20000 sessions: ${ms.toFixed(2)} ms; for ${checks} checks ${sessionIndex} index scans of sessions and ${userIndex} of users, ${sessionSeq} and ${userSeq} sequential ones`,
  );
}

/** Fills a database with one learner and with so many events of others. */
async function fill(url: string, others: number): Promise<string> {
  await migrateDatabase(url);
  const people = Math.max(1, others / 500);
  await psql(
    url,
    `insert into users (id, email) select gen_random_uuid(), 'p' || n || '@example.com' from generate_series(1, ${people}) n`,
  );
  await psql(
    url,
    `set statement_timeout = 0; insert into review_events (user_id, id, seq, kind, guide, question, rating, claimed_at, reviewed_at, local_day, time_zone, rollover_hour, device_id, payload_hash)
     select u.id, gen_random_uuid(), n, 'review', 'sql', 'question-' || n % ${cards}, 3, '2026-11-20T10:00:00.000Z', now() - n * interval '1 hour', 20780 - n / 24, 'UTC', 4, gen_random_uuid(), sha256(n::text::bytea)
     from users u, generate_series(1, ${Math.min(500, others)}) n`,
  );
  await psql(
    url,
    `insert into card_states (user_id, guide, question, rating, reviewed_at, reviews) select distinct on (user_id, question) user_id, guide, question, 3, now(), 1 from review_events`,
  );
  const userId = await newLearner(url);
  const { db, end } = openDatabase(url);
  for (let n = 0; n < 4; n += 1) await recordReviews(db, { userId, values: batchOf(500), now: new Date() });
  await end();
  await psql(url, 'vacuum analyze');
  return userId;
}

export async function benchReviews(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-reviews-'));
  await chmod(folder, 0o711);
  const server = await startEmbedded({ dir: path.join(folder, 'postgres'), searchPath: process.env['PATH'] ?? '' });
  const { db, end } = openDatabase(server.url);
  try {
    await migrateDatabase(server.url);
    await compareRates(db, server.url, folder);
    await syncLarge(db, server.url);
    await syncMany(db, server.url);
    await checkSessions(server.url);
    await benchDashboard(server.adminUrl, server.url, fill);
  } finally {
    await end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
