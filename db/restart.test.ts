/**
 * The pool against a Postgres that goes away and comes back. Holds patches/postgres+3.4.9.patch: without it queries
 * hang, connections are lost to the pool, and errors outside of any query end the process.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from '@/scripts/embedded-postgres/start';
import { openDatabase } from './client';
import { beforeDeadline } from './deadline';
import { databaseTrouble } from './failure';

const dir = mkdtempSync(path.join(tmpdir(), 'cairn-restart-'));
chmodSync(dir, 0o711);
const start = (port?: number): Promise<EmbeddedDatabase> =>
  startEmbedded({
    dir: path.join(dir, 'postgres'),
    searchPath: process.env['PATH'] ?? '',
    binDir: process.env['PG_BIN'],
    isThrowAway: true,
    port,
  });

let server = await start();
const { db, end } = openDatabase(server.url);

afterAll(async () => {
  await end();
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

const uncaught: unknown[] = [];
process.on('uncaughtException', (error) => uncaught.push(error));
process.on('unhandledRejection', (error) => uncaught.push(error));

/** Stops the server the hard or the fast way, waits a little, and starts it on the same port. */
async function restart(signal: NodeJS.Signals): Promise<void> {
  process.kill(server.pid, signal);
  await pause(300);
  await server.stop();
  server = await start(server.port);
}

async function plainQuery(): Promise<void> {
  await db.execute(sql`select count(*) from pg_class where relname > ${'a'}`);
}

async function transaction(): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`insert into ledger (note) values (${'x'.repeat(2000)})`);
    await pause(5);
    await tx.execute(sql`insert into ledger (note) values ('y')`);
  });
}

type Loop = { succeededAt: number; failures: number; isRunning: boolean };

/** Repeats one piece of work until told to stop, and keeps when it last succeeded. */
function repeat(work: () => Promise<void>, isOver: () => boolean): Loop {
  const loop: Loop = { succeededAt: 0, failures: 0, isRunning: true };
  const run = async (): Promise<void> => {
    while (!isOver()) {
      await work().then(
        () => {
          loop.succeededAt = performance.now();
        },
        () => {
          loop.failures += 1;
        },
      );
      await pause(2);
    }
    loop.isRunning = false;
  };
  void run();
  return loop;
}

it('survives six restarts under queries: nothing hangs, nothing is uncaught, all is well again', async () => {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = on`); // The throw-away server would forget the table.
    await tx.execute(sql`create table ledger (id serial, note text)`);
  });
  let isOver = false;
  const loops = [...Array(8).fill(plainQuery), ...Array(4).fill(transaction)].map((work) => repeat(work, () => isOver));
  for (const signal of ['SIGQUIT', 'SIGINT', 'SIGQUIT', 'SIGINT', 'SIGQUIT', 'SIGQUIT'] as const) {
    await pause(300);
    await restart(signal);
    const readyAt = performance.now();
    const waiting = (): Loop[] => loops.filter((loop) => loop.succeededAt < readyAt);
    while (waiting().length > 0 && performance.now() - readyAt < 15_000) await pause(20);
    expect(waiting()).toEqual([]);
  }
  isOver = true;
  await pause(1000);
  // Each loop came to its end: none waits for an answer that never comes.
  expect(loops.filter((loop) => loop.isRunning)).toEqual([]);
  expect(loops.every((loop) => loop.failures > 0)).toBe(true);
  expect(uncaught).toEqual([]);
});

it('writes nothing outside of a transaction that was lost with its connection', async () => {
  const lost = db.transaction(async (tx) => {
    await tx.execute(sql`insert into ledger (note) values ('before')`);
    await restart('SIGQUIT');
    // Others use the pool now, perhaps the very connection that carried this transaction.
    await Promise.all(Array.from({ length: 20 }, () => plainQuery().catch(() => {})));
    await tx.execute(sql`insert into ledger (note) values ('after')`).catch(() => {});
    await tx.execute(sql`insert into ledger (note) values ('after')`);
  });
  await expect(lost).rejects.toThrow();
  await pause(500);
  const rows = await db.execute(sql`select 1 from ledger where note in ('before', 'after')`);
  expect(rows).toHaveLength(0);
  expect(uncaught).toEqual([]);
});

/** The server and every process that it has made, which serve the connections. */
function processes(): number[] {
  const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
  return [server.pid, ...children.trim().split(' ').filter(Boolean).map(Number)];
}

it('says within a deadline that a frozen server does not answer, and goes on when it thaws', async () => {
  await plainQuery();
  const frozen = processes();
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  try {
    const error = await beforeDeadline(300, plainQuery()).catch((reason: unknown) => reason);
    expect(databaseTrouble(error)).toBe('unavailable');
  } finally {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
  }
  await expect(beforeDeadline(20_000, plainQuery())).resolves.toBeUndefined();
  expect(uncaught).toEqual([]);
});

it('keeps all its connections: none was lost to the restarts', async () => {
  // Ten transactions that each wait until all ten have begun: with a connection less they would wait for ever.
  let begun = 0;
  const work = Array.from({ length: 10 }, () =>
    db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      begun += 1;
      while (begun < 10) await pause(10);
    }),
  );
  await Promise.all(work);
});
