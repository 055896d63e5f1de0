/** Postgres' own tools: psql to fill tables, pgbench as the measure of what the server can do. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Debian's pgbench and psql are wrappers in Perl: the programs themselves are measured. */
function program(name: string): string {
  const parent = '/usr/lib/postgresql';
  const majors = existsSync(parent) ? readdirSync(parent).sort((a, b) => Number(b) - Number(a)) : [];
  return majors.map((major) => path.join(parent, major, 'bin', name)).find((file) => existsSync(file)) ?? name;
}

/** Runs SQL, and gives what it prints, without headings. */
export async function psql(url: string, text: string): Promise<string> {
  const { stdout } = await run(program('psql'), ['-XAqt', '-v', 'ON_ERROR_STOP=1', '-d', url, '-c', text]).catch(
    (error: unknown) => {
      const away = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw away ? new Error('this part needs psql and pgbench: apt-get install postgresql') : error;
    },
  );
  return stdout.trim();
}

export type Script = {
  readonly file: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, string>>;
};

/** Transactions in one second. Statements are prepared, as ours are. */
export async function pgbench(url: string, script: Script, clients: number, seconds: number): Promise<number> {
  await writeFile(script.file, script.text);
  const variables = Object.entries(script.variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const args = ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '2', '-T', `${seconds}`, '-f', script.file];
  const { stdout } = await run(program('pgbench'), [...args, ...variables, url]);
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? '0';
  if (failed !== '0') throw new Error(`pgbench: ${failed} transactions failed`);
  return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1] ?? 0);
}
