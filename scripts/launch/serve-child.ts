/** The server as a child process: started, watched, stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Stopped, StopText } from '@/scripts/bootstrap/stop-text.mjs';
import { portText } from '@/scripts/bootstrap/taken-port.mjs';

/** Longer than the server's own deadline for open requests. */
const stopWithinMs = 25_000;
const portTakenCode = 3;

export type ServeChild = {
  readonly address: string;
  /** Resolves with the exit code, once the server has ended by itself or after `stop`. */
  readonly ended: Promise<number>;
  stop(): Promise<number>;
  /** Ends it at once. */
  kill(): void;
};

/** In its own process group, so that Ctrl-C reaches it through us only and we keep the order of the stop. */
function spawnServer(root: string, variables: NodeJS.ProcessEnv): ChildProcess {
  const preloads = ['tsx', './scripts/bootstrap/stop-with-parent.mjs'].flatMap((module) => ['--import', module]);
  return spawn(process.execPath, [...preloads, 'scripts/serve.ts'], {
    cwd: root,
    env: variables,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** Hands on what the server prints, and keeps the line that says where it listens for itself. */
function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let head = '';
    const look = (chunk: Buffer): void => {
      head += chunk.toString('utf8');
      const match = /^ready (\S+)\n/m.exec(head);
      if (match?.[1] === undefined) return;
      child.stdout?.off('data', look);
      process.stdout.write(head.replace(match[0], ''));
      child.stdout?.pipe(process.stdout, { end: false });
      resolve(match[1]);
    };
    child.stdout?.on('data', look);
  });
}

/** The exit code, once what the server printed last has been handed on as well. */
async function exitOf(child: ChildProcess): Promise<number> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (child.stdout?.readableEnded === false) await Promise.race([once(child.stdout, 'end'), pause(300)]);
  // Asked to stop before it could listen to the signal: that is a stop, not a failure.
  return code ?? (signal === 'SIGTERM' ? 0 : 1);
}

/** Starts the server and waits until it listens. */
export async function serveChild(root: string, variables: NodeJS.ProcessEnv, signal: AbortSignal): Promise<ServeChild> {
  if (signal.aborted) throw new Stopped();
  const child = spawnServer(root, variables);
  const ended = exitOf(child);
  const stop = async (): Promise<number> => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => killGroup(child), stopWithinMs);
    const code = await ended;
    clearTimeout(timer);
    return code;
  };
  const aborted = new Promise<undefined>((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  const first = await Promise.race([readyAddress(child), ended, aborted]);
  if (typeof first === 'string') return { address: first, ended, stop, kill: () => killGroup(child) };
  if (first === undefined) return { address: '', ended, stop, kill: () => killGroup(child) };
  if (first === portTakenCode) throw new StopText(portText(Number(variables['PORT'] || 3000), 'EADDRINUSE'));
  throw new StopText(`The server ended before it was ready (code ${first}). What it said is above.`);
}
