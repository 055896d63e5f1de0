/** One running server: found through its own postmaster.pid, started detached, stopped by signals. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '@/scripts/bootstrap/pid-lock.mjs';
import type { Binaries } from './binaries';
import type { Identity } from './identity';
import type { Layout } from './layout';

export type Postmaster = { readonly pid: number; readonly port: number; readonly isReady: boolean };

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return true; // Not Linux, or not ours to see: the ping decides.
  }
}

/** The server that holds this data folder; undefined when none runs. */
export function findPostmaster(data: string): Postmaster | undefined {
  const file = path.join(data, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0 || !isAlive(pid)) return undefined;
  if (!isPostgres(pid)) {
    rmSync(file); // The number went to another program after a crash; Postgres would take it for a server.
    return undefined;
  }
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

const keepLogBytes = 10 * 1024 * 1024;

/** Opens the server's log for appending; a long one is set aside, one back. */
function openLog({ log }: Layout, owner: Identity['owner']): number {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > keepLogBytes) renameSync(log, `${log}.1`);
  const file = openSync(log, 'a', 0o600);
  if (owner !== undefined) chownSync(log, owner.uid, owner.gid);
  return file;
}

export type Start = {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly identity: Identity;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
};

/** Starts the server in its own session, so that neither Ctrl-C nor the end of the launcher reaches it. */
export function spawnPostmaster({ layout, binaries, identity, port, settings }: Start): ChildProcess {
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, ...as } = identity.command(binaries.postgres, ['-D', layout.data, ...options]);
  const log = openLog(layout, identity.owner);
  const child = spawn(file, args, {
    ...as,
    cwd: layout.dir,
    env: binaries.variables,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

async function isGoneWithin(pid: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await pause(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

/** Fast shutdown, then immediate, then by force. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, ms] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // Gone already.
    }
    if (await isGoneWithin(pid, ms)) return;
  }
}
