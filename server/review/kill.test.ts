/**
 * kill -9 of the server and of the database in the middle of a sync. A ledger outside of both holds what was ever
 * acknowledged; the cluster is durable, unlike that of the other tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import { listCardStates, listReviewsAfter } from '@/db/queries/reviews';
import type { EventStatus } from '@/domain/review/event-status';
import { foldMarks } from '@/domain/review/marks';
import type { ReviewEvent } from '@/domain/review/review-event';
import { freePort } from '@/scripts/embedded-postgres/postmaster';
import { type EmbeddedDatabase, startEmbedded } from '@/scripts/embedded-postgres/start';
import { makePerson, type TestPerson } from '@/tests/support/signed-in';

const dir = mkdtempSync(path.join(tmpdir(), 'cairn-kill-'));
chmodSync(dir, 0o711);
const searchPath = process.env['PATH'] ?? '';
const startCluster = (port?: number) =>
  startEmbedded({ dir: path.join(dir, 'postgres'), searchPath, binDir: process.env['PG_BIN'], port });

let cluster: EmbeddedDatabase;
let child: ChildProcess;
let port: number;
let pool: ReturnType<typeof openDatabase>;

async function startServer(): Promise<void> {
  child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/review-server.ts'], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: cluster.url, AUTH_URL: `http://localhost:${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout !== null) await once(child.stdout, 'data');
}

async function killServer(): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The postmaster and every process under it, at once: nobody is left who could still write. */
async function killCluster(): Promise<void> {
  const children = readFileSync(`/proc/${cluster.pid}/task/${cluster.pid}/children`, 'utf8').trim().split(/\s+/);
  for (const pid of [cluster.pid, ...children.map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went by itself in between.
    }
  }
  await pause(300);
  await cluster.stop();
}

beforeAll(async () => {
  [cluster, port] = await Promise.all([startCluster(), freePort()]);
  await migrateDatabase(cluster.url);
  pool = openDatabase(cluster.url);
  await startServer();
}, 120_000);

afterAll(async () => {
  child.kill('SIGKILL');
  await pool.end();
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
});

function eventOf(device: string, n: number, earlier: readonly ReviewEvent[]): ReviewEvent {
  const at = new Date(Date.UTC(2026, 10, 1) + n * 1000).toISOString();
  const stamp = { id: newId(), guide: `g${n % 3}`, at, timeZone: 'UTC', rolloverHour: 4, device };
  const target = earlier.findLast((event) => event.kind === 'review' && event.guide === stamp.guide);
  if (n % 11 === 10 && target !== undefined) return { ...stamp, kind: 'undo', ref: target.id };
  if (n % 97 === 96) return { ...stamp, kind: 'reset' };
  const rating = ((n % 4) + 1) as 1 | 2 | 3 | 4;
  return {
    ...stamp,
    kind: 'review',
    question: `q${n % 13}`,
    rating,
    durationMs: n,
    mode: 'four',
    revision: 'r',
    edition: 'e',
  };
}

const headersOf = (person: TestPerson) => ({
  'content-type': 'application/json',
  origin: `http://localhost:${port}`,
  cookie: `cairn-session-${port}=${person.secret}`,
});

type Ledger = { readonly made: ReviewEvent[]; readonly acknowledged: Set<string>; readonly answers: Set<number> };

/** One device: makes events, sends what is not yet named, writes down what is, until it is told to end and all is sent. */
async function runDevice(person: TestPerson, ledger: Ledger, isOver: () => boolean): Promise<void> {
  const device = newId();
  const outbox: ReviewEvent[] = [];
  const mine: ReviewEvent[] = [];
  for (let round = 0; !isOver() || outbox.length > 0; round += 1) {
    for (let added = 0; !isOver() && added < 7; added += 1) {
      const event = eventOf(device, mine.length, mine);
      mine.push(event);
      outbox.push(event);
      ledger.made.push(event);
    }
    const batch = outbox.slice(0, 60);
    // Every fifth request is cut by the device itself, somewhere on the way.
    const signal = AbortSignal.timeout(!isOver() && round % 5 === 4 ? 1 + (round % 13) : 8000);
    const named = await send(person, batch, ledger, signal).catch(() => new Set<string>());
    for (const id of named) ledger.acknowledged.add(id);
    outbox.splice(0, outbox.length, ...outbox.filter(({ id }) => !named.has(id)));
    await pause(100);
  }
}

async function send(person: TestPerson, batch: readonly ReviewEvent[], ledger: Ledger, signal: AbortSignal) {
  const body = JSON.stringify({ events: batch });
  const address = `http://127.0.0.1:${port}/api/v1/reviews`;
  const response = await fetch(address, { method: 'POST', headers: headersOf(person), body, signal });
  ledger.answers.add(response.status);
  if (response.status !== 200) return new Set<string>();
  const { results } = (await response.json()) as { results: EventStatus[] };
  return new Set(
    results.flatMap(({ id, status }) => (status === 'applied' || status === 'duplicate' ? [id ?? ''] : [])),
  );
}

async function logOf(person: TestPerson) {
  return await listReviewsAfter(pool.db, { userId: person.id, after: 0, limit: 100_000 });
}

async function missing(person: TestPerson, ids: ReadonlySet<string>): Promise<string[]> {
  const stored = new Set((await logOf(person)).map(({ event }) => event.id));
  return [...ids].filter((id) => !stored.has(id));
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

test('after kill -9 of server and database, again and again, nothing acknowledged is missing and nothing is there twice', async () => {
  const person = await makePerson(pool.db);
  const ledger: Ledger = { made: [], acknowledged: new Set(), answers: new Set() };
  let isOver = false;
  const devices = [1, 2, 3].map(() => runDevice(person, ledger, () => isOver));
  for (const victim of ['server', 'database', 'server', 'database', 'database', 'server'] as const) {
    const before = ledger.acknowledged.size;
    while (ledger.acknowledged.size < before + 40) await pause(20);
    if (victim === 'server') await killServer();
    else await killCluster();
    const acknowledged = new Set(ledger.acknowledged);
    if (victim === 'server') await startServer();
    else cluster = await startCluster(cluster.port);
    expect(await missing(person, acknowledged)).toEqual([]);
  }
  isOver = true;
  await Promise.all(devices);

  const log = await logOf(person);
  expect(log.map(({ seq }) => seq)).toEqual(ledger.made.map((_, index) => index + 1));
  expect(log.map(({ event }) => event).sort(byId)).toEqual([...ledger.made].sort(byId));
  expect(ledger.acknowledged.size).toBe(ledger.made.length);
  const folded = [...foldMarks(ledger.made)].flatMap(([guide, marks]) =>
    [...marks].map(([question, { rating, count }]) => ({ guide, question, rating, reviews: count })),
  );
  const states = (await listCardStates(pool.db, { userId: person.id })).map(({ guide, question, rating, reps }) => ({
    ...{ guide, question, rating },
    reviews: reps,
  }));
  const name = ({ guide, question }: { guide: string; question: string }) => `${guide} ${question}`;
  const sorted = folded.sort((a, b) => (name(a) < name(b) ? -1 : 1));
  expect(states).toEqual(sorted);
  // A database that is away is never taken for being signed out, nor for a bug.
  expect([...ledger.answers].filter((status) => status !== 200 && status !== 503)).toEqual([]);
}, 240_000);

/** Sends the first bytes of a request and hangs up. */
async function sendCut(bytes: Buffer): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  socket.destroy();
}

test('a request that is cut at any byte is applied wholly or not at all', async () => {
  const person = await makePerson(pool.db);
  const batch = Array.from({ length: 3 }, (_, n) => eventOf(newId(), n, []));
  const body = JSON.stringify({ events: batch });
  const head = Object.entries({ host: `localhost:${port}`, ...headersOf(person), 'content-length': body.length });
  const lines = head.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const whole = Buffer.from(`POST /api/v1/reviews HTTP/1.1\r\n${lines}\r\n${body}`);
  for (let length = 1; length < whole.length; length += 23) await sendCut(whole.subarray(0, length));
  await sendCut(whole.subarray(0, whole.length - 1));
  await pause(500);
  expect(await logOf(person)).toEqual([]);
  // All bytes arrive, and nobody waits for the answer: it counts, once.
  await sendCut(whole);
  for (let tries = 0; tries < 100 && (await logOf(person)).length === 0; tries += 1) await pause(50);
  expect((await logOf(person)).map(({ event }) => event)).toEqual(batch);
  const ledger: Ledger = { made: [], acknowledged: new Set(), answers: new Set() };
  expect((await send(person, batch, ledger, AbortSignal.timeout(8000))).size).toBe(3);
  expect((await logOf(person)).length).toBe(3);
});
