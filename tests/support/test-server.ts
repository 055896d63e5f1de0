/**
 * The Postgres of a test run: one throw-away cluster with one migrated template, started by the first test that asks.
 * All processes of a run share it through the folder named in CAIRN_TEST_DIR. TEST_DATABASE_URL names a server to use
 * instead; its role must be allowed to create databases.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '@/db/migrate';
import { isMarkAlive, ownMark, withPidLock } from '@/scripts/bootstrap/pid-lock.mjs';
import { stopPostmaster } from '@/scripts/embedded-postgres/postmaster';
import { startEmbedded } from '@/scripts/embedded-postgres/start';

export type TestServer = {
  /** A database on it, as the role that owns the template. */
  readonly url: string;
  readonly template: string;
  /** The server's process, when it is ours to end. */
  readonly pid: number | undefined;
};

const prefix = 'cairn-test-';

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Runs one statement on a connection of its own. */
export async function runStatement(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

async function launch(dir: string): Promise<Omit<TestServer, 'template'>> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, pid: undefined };
  const searchPath = process.env['PATH'] ?? '';
  const binDir = process.env['PG_BIN'];
  return await startEmbedded({ dir: path.join(dir, 'postgres'), binDir, searchPath, isThrowAway: true });
}

/** The run's server with its template; made now if nobody asked before. */
export async function testServer(): Promise<TestServer> {
  const dir = process.env['CAIRN_TEST_DIR'];
  if (dir === undefined)
    throw new Error('CAIRN_TEST_DIR is not set: vitest and playwright set it (tests/support/test-server.ts)');
  const note = path.join(dir, 'server.json');
  return await withPidLock(path.join(dir, 'server.lock'), async () => {
    if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as TestServer;
    const { url, pid } = await launch(dir);
    const template = `cairn_template_${path.basename(dir).slice(prefix.length).toLowerCase()}`;
    await runStatement(url, `create database "${template}"`);
    await migrateDatabase(withDatabase(url, template));
    const server: TestServer = { url, template, pid };
    writeFileSync(note, JSON.stringify(server));
    return server;
  });
}

async function endServer(dir: string): Promise<void> {
  const note = path.join(dir, 'server.json');
  if (existsSync(note)) {
    const { url, template, pid } = JSON.parse(readFileSync(note, 'utf8')) as TestServer;
    if (pid === undefined) await runStatement(url, `drop database if exists "${template}"`);
    else await stopPostmaster(pid);
  }
  rmSync(dir, { recursive: true, force: true });
}

/** Ends what runs left behind that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const dir = path.join(tmpdir(), name);
    const owner = path.join(dir, 'owner');
    if (existsSync(owner) && !isMarkAlive(readFileSync(owner, 'utf8'))) await endServer(dir).catch(() => {});
  }
}

/**
 * Opens the folder of a test run, unless a run around this one has. The returned function ends the run's server and
 * removes its files.
 */
export async function beginTestRun(): Promise<() => Promise<void>> {
  if (process.env['CAIRN_TEST_DIR'] !== undefined) return async () => {};
  await sweep();
  const dir = mkdtempSync(path.join(tmpdir(), prefix));
  chmodSync(dir, 0o711); // As root, Postgres runs as another user and must get through.
  writeFileSync(path.join(dir, 'owner'), ownMark());
  process.env['CAIRN_TEST_DIR'] = dir;
  return async () => {
    delete process.env['CAIRN_TEST_DIR'];
    await endServer(dir);
  };
}
