/**
 * Quizzes under load, on a durable Postgres of its own: the deeds themselves in this process, without HTTP, beside
 * pgbench with the very same statements on the same server.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { v7 as newId } from 'uuid';
import { openDatabase } from '@/db/client';
import type { Database } from '@/db/database';
import { migrateDatabase } from '@/db/migrate';
import { findAttempt, type ItemWithBody, listAttemptItems } from '@/db/queries/attempts';
import { savingStatement } from '@/db/queries/save-response';
import type { Guide } from '@/domain/content/guide';
import { gradeResponse } from '@/domain/grading/grade-response';
import type { AttemptChoice } from '@/domain/quiz/attempt-view';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';
import { startEmbedded } from '@/scripts/embedded-postgres/start';
import { loadContent } from '@/server/content/load';
import { type Answer, saveAnswer } from '@/server/quiz/save-answer';
import { startAttempt } from '@/server/quiz/start-attempt';
import { submitAttempt } from '@/server/quiz/submit-attempt';
import { print } from './app';
import { median } from './load';
import { pgbench, psql, type Script } from './pgbench';
import { anyAnswer } from './quiz-answers';

const clients = 8;
const seconds = 5;

type Running = { readonly id: string; readonly userId: string; readonly items: readonly ItemWithBody[] };

async function newLearner(url: string): Promise<string> {
  const id = newId();
  await psql(url, `insert into users (id, email) values ('${id}', '${id}@example.com')`);
  return id;
}

async function newAttempt(db: Database, url: string, guide: Guide, length: AttemptChoice['length']): Promise<Running> {
  const [id, userId] = [newId(), await newLearner(url)];
  const choice = { length, levels: [], topics: [], clockMinutes: null };
  const owner = { userId, guestHash: null };
  const request = { id, guide: guide.slug, mode: 'exam' as const, choice };
  const started = await startAttempt(db, { ...request, owner, guideNow: guide, now: new Date() });
  if (!started.ok) throw new Error(started.code);
  return { id, userId, items: await listAttemptItems(db, { attemptId: id }) };
}

function answerTo({ id, userId }: Running, row: ItemWithBody, msecs: number): Omit<Answer, 'now'> {
  const owner = { userId, guestHash: null };
  const shared = { attemptId: id, ref: row.ref, owner, isFlagged: false, durationMs: 1000, check: false };
  return { ...shared, writeId: newId({ msecs }), response: anyAnswer(row.body.item) };
}

/** The statement as the deed sends it, for one attempt and its items in turn. */
function scriptOf(db: Database, file: string, attempts: readonly Running[]): Script {
  const [first] = attempts;
  const refs = first?.items.map(({ ref }) => `'${ref}'`) ?? [];
  const lists = (of: (running: Running) => string) => `(array[${attempts.map(of).join(',')}])[:client_id + 1]`;
  const values: Readonly<Record<string, string>> = {
    attemptId: `${lists(({ id }) => `'${id}'`)}::uuid`,
    ref: `(select ref from attempt_items where attempt_id = ${lists(({ id }) => `'${id}'`)}::uuid and position = :q)`,
    userId: `${lists(({ userId }) => `'${userId}'`)}::uuid`,
    guestHash: 'null::text',
    response: `'{"type": "boolean", "value": true}'`,
    writeId: `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '70008000' || lpad(to_hex(:r::bigint), 12, '0'))::uuid`,
    isFlagged: 'false',
    durationMs: '1000',
    now: 'now()',
  };
  const { sql, parameters } = savingStatement(db);
  const statement = sql.replace(/\$(\d+)/g, (_, n) => {
    const name = parameters[Number(n) - 1] ?? '';
    return `(${values[name] ?? name})`;
  });
  const head = `\\set r random(1, 281474976710655)\n\\set q random(1, ${refs.length})\n`;
  return { file, text: `${head}${statement};\n`, variables: {} };
}

async function saveOneByOne(db: Database, attempts: readonly Running[]): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const loop = async (running: Running): Promise<void> => {
    while (performance.now() < until) {
      const row = running.items[done % running.items.length];
      if (row === undefined) return;
      await saveAnswer(db, { ...answerTo(running, row, Date.now()), now: new Date() });
      done += 1;
    }
  };
  await Promise.all(attempts.map(loop));
  return done / seconds;
}

async function compareRates(db: Database, url: string, folder: string, guide: Guide): Promise<void> {
  const make = () => Promise.all(Array.from({ length: clients }, () => newAttempt(db, url, guide, 30)));
  const [ours, theirs] = [await make(), await make()];
  const script = scriptOf(db, path.join(folder, 'save.sql'), theirs);
  const rounds: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < 4; round += 1) {
    const rate = await pgbench(url, script, clients, seconds);
    rounds.push({ ours: await saveOneByOne(db, ours), theirs: rate });
  }
  const warm = rounds.slice(1);
  const ratio = median(warm.map((round) => round.ours / round.theirs));
  print(
    `one response at a time, ${clients} at once: ${median(warm.map((round) => round.ours)).toFixed(0)} per second; pgbench, same SQL: ${median(warm.map((round) => round.theirs)).toFixed(0)} per second; ratio ${ratio.toFixed(2)} (target 0.5 or more)`,
  );
}

async function timeSubmit(db: Database, url: string, guide: Guide): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const running = await newAttempt(db, url, guide, 30);
    for (const row of running.items) await saveAnswer(db, { ...answerTo(running, row, Date.now()), now: new Date() });
    const from = performance.now();
    await submitAttempt(db, { id: running.id, owner: { userId: running.userId, guestHash: null }, now: new Date() });
    times.push(performance.now() - from);
  }
  const sorted = times.slice(10).sort((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  print(`submit of 30 items: median ${median(sorted).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (target 50 or less)`);
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/** Another process that sends its share. */
async function sendElsewhere(url: string, writes: readonly Omit<Answer, 'now'>[]): Promise<number> {
  const args = ['--import', 'tsx', path.join(projectRoot, 'scripts/bench/quiz-sender.ts'), url];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(writes));
  return Number(await textOf(child.stdout));
}

async function checkStorm(db: Database, url: string, guide: Guide): Promise<void> {
  const attempts: Running[] = [];
  for (let n = 0; n < 40; n += 1) attempts.push(await newAttempt(db, url, guide, 30));
  const now = Date.now();
  const last = new Map<string, Omit<Answer, 'now'>>();
  const writes = attempts.flatMap((running) =>
    running.items.slice(0, 25).flatMap((row) =>
      Array.from({ length: 8 }, (_, n) => {
        const write = answerTo(running, row, now - 10_000 + n);
        last.set(`${running.id} ${row.ref}`, write);
        return write;
      }),
    ),
  );
  const mixed = shuffled(writes);
  const from = performance.now();
  const halves = [mixed.filter((_, index) => index % 2 === 0), mixed.filter((_, index) => index % 2 === 1)];
  await Promise.all(halves.map((half) => sendElsewhere(url, half)));
  const ms = performance.now() - from;
  let wrong = 0;
  let stored = 0;
  for (const { id, userId } of attempts) {
    const owner = { userId, guestHash: null };
    await submitAttempt(db, { id, owner, now: new Date() });
    const rows = await listAttemptItems(db, { attemptId: id });
    const expected = rows.map(
      (row) => gradeResponse(row.body.item, last.get(`${id} ${row.ref}`)?.response ?? null).credit,
    );
    const attempt = await findAttempt(db, { id, owner });
    stored += rows.filter(({ writeId }) => writeId !== null).length;
    const sum = expected.reduce((total, credit) => total + credit, 0);
    if (Math.abs(sum - (attempt?.points ?? -1)) > 1e-6 || rows.some(({ credit }, at) => credit !== expected[at]))
      wrong += 1;
  }
  print(
    `40 learners, 25 items, each sent 8 times in random order by two processes: ${writes.length} sent in ${(ms / 1000).toFixed(1)} s, ${stored} pairs stored, ${wrong} scores that differ from a recount`,
  );
  if (stored !== 1000 || wrong !== 0) throw new Error('it must be exactly 1000 responses and no difference');
}

export async function benchQuizzes(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-quizzes-'));
  await chmod(folder, 0o711);
  const server = await startEmbedded({ dir: path.join(folder, 'postgres'), searchPath: process.env['PATH'] ?? '' });
  const { db, end } = openDatabase(server.url);
  try {
    await migrateDatabase(server.url);
    const { library } = await loadContent(path.join(projectRoot, 'content'), null);
    const guide = library.guideBySlug.get('backend');
    if (guide === undefined) throw new Error('the guide backend is missing');
    await compareRates(db, server.url, folder, guide);
    await timeSubmit(db, server.url, guide);
    await checkStorm(db, server.url, guide);
  } finally {
    await end();
    await server.stop();
    await rm(folder, { recursive: true });
  }
}
