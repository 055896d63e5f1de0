/**
 * The embedded database: a real Postgres in a folder of ours, for `npm start` without DATABASE_URL and for tests.
 *
 * Held by start.test.ts: one server for a folder, however many launchers start at once; a server that outlived a
 * killed launcher is used again; half an initdb never counts; the app's role is no superuser and owns its database.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withPidLock } from '@/scripts/bootstrap/pid-lock.mjs';
import { Stopped } from '@/scripts/bootstrap/stop-text.mjs';
import { type Binaries, findBinaries } from './binaries';
import { databaseFailure, diagnose } from './failure';
import { findIdentity, type Identity } from './identity';
import { adminRole, appRole, initialise } from './initialise';
import { type Layout, layoutOf } from './layout';
import { ping } from './ping';
import { findPostmaster, freePort, type Postmaster, spawnPostmaster, stopPostmaster } from './postmaster';
import { takeOwnership } from './take-ownership';
import { enter } from './users';

export type EmbeddedOptions = {
  readonly dir: string;
  readonly binDir?: string | undefined;
  readonly searchPath: string;
  readonly isThrowAway?: boolean;
  readonly port?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type EmbeddedDatabase = {
  readonly url: string;
  readonly adminUrl: string;
  readonly pid: number;
  readonly port: number;
  /** Leaves the server; it stops when nobody else uses it. */
  stop(): Promise<void>;
};

const startWithinMs = 60_000;
const settings = { password_encryption: 'scram-sha-256', max_connections: '60', shared_buffers: '64MB' };
const throwAwaySettings = {
  ...settings,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

const urlFor = (role: string, passwordFile: string, port: number, database: string): string =>
  `postgres://${role}:${readFileSync(passwordFile, 'utf8')}@127.0.0.1:${port}/${database}`;

const appUrl = (layout: Layout, port: number): string => urlFor(appRole, layout.appPassword, port, appRole);

function dataMajor({ data }: Layout): number | undefined {
  const file = path.join(data, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

/** A server that runs already, once it answers. One that never does (frozen, starting for ever) is a failure. */
async function reuse(layout: Layout): Promise<Postmaster | undefined> {
  for (const until = Date.now() + startWithinMs; Date.now() < until; await pause(100)) {
    const running = findPostmaster(layout.data);
    if (running === undefined) return undefined;
    if (running.isReady && (await ping(appUrl(layout, running.port))) === undefined) return running;
  }
  const pid = findPostmaster(layout.data)?.pid;
  throw databaseFailure(`A database server (process ${pid}) holds ${layout.dir} but does not answer.`, [
    `End it, then start again: kill -QUIT ${pid}`,
  ]);
}

/** The end of the log since `from`. */
function logSince({ log }: Layout, from: number): string {
  return existsSync(log) ? readFileSync(log).subarray(from).toString('utf8') : '';
}

async function launch(layout: Layout, options: EmbeddedOptions, tools: Tools): Promise<Postmaster> {
  const from = statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0;
  const child = spawnPostmaster({
    layout,
    ...tools,
    port: options.port ?? (await freePort()),
    settings: options.isThrowAway === true ? throwAwaySettings : settings,
  });
  let isOver = false;
  child.on('exit', () => {
    isOver = true;
  });
  child.on('error', () => {
    isOver = true;
  });
  for (const until = Date.now() + startWithinMs; !isOver && Date.now() < until; await pause(20)) {
    const running = findPostmaster(layout.data);
    if (running?.isReady && (await ping(appUrl(layout, running.port))) === undefined) return running;
    if (options.signal?.aborted) {
      if (child.pid !== undefined) await stopPostmaster(child.pid);
      throw new Stopped();
    }
  }
  if (!isOver && child.pid !== undefined) await stopPostmaster(child.pid);
  throw diagnose(logSince(layout, from), layout.dir);
}

type Tools = { readonly binaries: Binaries; readonly identity: Identity };

/** Programs that fit the data, and as whom to run them. */
async function findTools(layout: Layout, options: EmbeddedOptions): Promise<Tools> {
  const major = dataMajor(layout);
  const binaries = await findBinaries({
    override: options.binDir,
    searchPath: options.searchPath,
    linksAside: `${layout.dir}.lib`,
    major,
  });
  if (major !== undefined && major !== binaries.major) {
    throw diagnose(
      `initialized by PostgreSQL version ${major}, and Cairn found version ${binaries.major}.`,
      layout.dir,
    );
  }
  return { binaries, identity: await findIdentity(binaries, path.dirname(layout.dir)) };
}

async function ensureRunning(layout: Layout, options: EmbeddedOptions): Promise<Postmaster> {
  const running = await reuse(layout);
  if (running !== undefined) return running;
  const tools = await findTools(layout, options);
  const isThere = existsSync(layout.dir) && readdirSync(layout.dir).length > 0;
  if (isThere) takeOwnership(layout, tools.identity);
  else
    await initialise({ dir: layout.dir, ...tools, isThrowAway: options.isThrowAway === true, signal: options.signal });
  return await launch(layout, options, tools);
}

/** What our own steps met, in the same words as what the server meets. */
function asFailure(error: unknown, dir: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diagnose('No space left on device', dir);
  if (code === 'EACCES' || code === 'EPERM') return diagnose(`Permission denied: ${(error as Error).message}`, dir);
  return error;
}

/** Makes sure that the database in `dir` runs, and counts the caller among its users. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const layout = layoutOf(path.resolve(options.dir));
  const { running, leave } = await withPidLock(
    layout.lock,
    async () => ({ running: await ensureRunning(layout, options), leave: enter(layout.users) }),
    { signal: options.signal },
  ).catch((error: unknown) => {
    throw asFailure(error, layout.dir);
  });
  return {
    url: appUrl(layout, running.port),
    adminUrl: urlFor(adminRole, layout.adminPassword, running.port, 'postgres'),
    pid: running.pid,
    port: running.port,
    stop: () =>
      withPidLock(layout.lock, async () => {
        if (leave()) await stopPostmaster(running.pid);
      }),
  };
}
