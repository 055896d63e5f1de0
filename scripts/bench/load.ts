import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Load = { readonly perSecond: number; readonly p99Ms: number; readonly errors: number };

function milliseconds(text: string): number {
  const value = Number.parseFloat(text);
  if (text.endsWith('us')) return value / 1000;
  if (text.endsWith('ms')) return value;
  return value * 1000;
}

/** One round of `wrk` (Debian package `wrk`) with 32 connections, asking for gzip as every browser does. */
export async function load(url: string, seconds: number): Promise<Load> {
  const args = ['-t1', '-c32', `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip', url];
  const { stdout } = await run('wrk', args).catch(() => {
    throw new Error('this part needs wrk and nginx: apt-get install wrk nginx-light');
  });
  const perSecond = Number.parseFloat(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? '0');
  const p99Ms = milliseconds(/99%\s+([\d.]+\w+)/.exec(stdout)?.[1] ?? '0ms');
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1];
  return { perSecond, p99Ms, errors: Number(failed ?? 0) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
