/**
 * Runs one `js` fence of a guide as a reader would, in a Node process of its own, and gives back what it printed.
 *
 * A process and not a `vm`: many answers are about the order of ticks, microtasks and timers, about `this` at the top of
 * a file, or about an error that nobody catches. Only a real main script shows these as they are.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const timeoutMs = 5000;

/**
 * Loaded before the fence. Must come by `--require`: with `--import`, Node starts the main script out of a promise, and
 * ticks and microtasks change places. A fence that handles its uncaught errors itself is left alone, and so are workers,
 * whose errors must reach their `error` event.
 */
const prelude = `
if (require('node:worker_threads').isMainThread) {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    console.log('Uncaught ' + String(error));
    process.exit(1);
  });
}
`;

/** Colours, time zone and language of the machine must not show in the output. */
// Cast: the project's ProcessEnv type demands NODE_ENV, which a fence must not see.
const environment = { TZ: 'UTC', NO_COLOR: '1', LC_ALL: 'en_US.UTF-8' } as unknown as NodeJS.ProcessEnv;

/**
 * What the code prints to stdout, without the last line break. An error that nobody catches is the last line:
 * `Uncaught <Name>: <message>`. Rejects when the code does not end within 5 s or the process dies by a signal.
 */
export async function runJavaScript(code: string, module: boolean): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cairn-snippet-'));
  try {
    const main = path.join(dir, module ? 'snippet.mjs' : 'snippet.cjs');
    const preludeFile = path.join(dir, 'prelude.cjs');
    const stdoutFile = path.join(dir, 'stdout.txt');
    await Promise.all([writeFile(main, code), writeFile(preludeFile, prelude)]);
    await runNode(['--require', preludeFile, main], dir, stdoutFile);
    return (await readFile(stdoutFile, 'utf8')).replace(/\n$/, '');
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Into a file and not a pipe: writes to files are synchronous everywhere, so nothing is lost when the process exits. */
async function runNode(args: string[], cwd: string, stdoutFile: string): Promise<void> {
  const stdout = await open(stdoutFile, 'w');
  try {
    await new Promise<void>((resolve, reject) => {
      const limits = { timeout: timeoutMs, killSignal: 'SIGKILL' } as const;
      // Not inherited: NODE_OPTIONS and the variables of the test runner would reach the fence.
      const child = spawn(process.execPath, args, {
        cwd,
        env: environment,
        stdio: ['ignore', stdout.fd, 'ignore'],
        ...limits,
      });
      child.on('error', reject);
      child.on('close', (_code, signal) => {
        if (signal === null) resolve();
        else if (child.killed) reject(new Error(`the code did not end within ${timeoutMs} ms`));
        else reject(new Error(`the process ended by ${signal}`));
      });
    });
  } finally {
    await stdout.close();
  }
}
