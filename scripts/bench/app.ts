import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Running = { readonly url: string; readonly port: number; readonly pid: number; stop(): Promise<void> };

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

export function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));
}

/**
 * Starts a program and waits until its output shows that it listens. The output goes to a file, as a service's log
 * does: nobody reads along while it is measured, and writing it stays part of the cost.
 */
export async function startProgram(
  command: string,
  args: readonly string[],
  port: number,
  environment: Record<string, string>,
  ready: RegExp,
): Promise<Running> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-bench-log-'));
  const file = path.join(folder, 'log');
  const log = openSync(file, 'w');
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', log, log] });
  closeSync(log);
  while (!ready.test(await readFile(file, 'utf8'))) {
    if (child.exitCode !== null)
      throw new Error(`${command} ended with ${child.exitCode}: ${await readFile(file, 'utf8')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The built app, as `npm start` runs it, without a database: pages do not need one. */
export async function startApp(contentDir = 'content'): Promise<Running> {
  const port = await freePort();
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    CONTENT_DIR: path.resolve(contentDir),
    DATABASE_URL: process.env['DATABASE_URL'] ?? '',
  };
  return startProgram(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], port, environment, /^ready /m);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
