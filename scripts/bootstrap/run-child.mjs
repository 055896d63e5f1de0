import { spawn } from 'node:child_process';
import { Stopped } from './stop-text.mjs';

/**
 * Runs a command to its end and collects what it prints. It is stopped when `signal` aborts.
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal | undefined, input?: string | undefined, show?: boolean,
 *   uid?: number | undefined, gid?: number | undefined, shell?: boolean, timeoutMs?: number }} [options]
 *   `show` hands the output through as well as collecting it.
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runChild(file, args, options = {}) {
  const { signal, input, show = false, timeoutMs, ...rest } = options;
  if (signal?.aborted) return Promise.reject(new Stopped());
  return new Promise((resolve, reject) => {
    const stdin = input === undefined ? 'ignore' : 'pipe';
    const child = spawn(file, args, { ...rest, stdio: [stdin, 'pipe', 'pipe'] });
    let output = '';
    const collect = (stream, target) => {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output = (output + text).slice(-2_000_000);
        if (show) target.write(text);
      });
    };
    collect(child.stdout, process.stdout);
    collect(child.stderr, process.stderr);
    const stop = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', stop, { once: true });
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const settle = (act) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      act();
    };
    child.on('error', (error) => settle(() => reject(error)));
    child.on('close', (code) => settle(() => (signal?.aborted ? reject(new Stopped()) : resolve({ code, output }))));
    if (input !== undefined) {
      child.stdin?.on('error', () => {});
      child.stdin?.end(input);
    }
  });
}
