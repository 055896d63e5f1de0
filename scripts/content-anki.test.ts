import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';

const run = promisify(execFile);

/** What the command printed, and its exit code. */
async function content(...args: readonly string[]): Promise<{ out: string; err: string; code: number }> {
  const command = ['--import', 'tsx', 'scripts/content.ts', ...args];
  try {
    const { stdout, stderr } = await run(process.execPath, command, { cwd: projectRoot });
    return { out: stdout, err: stderr, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { out: stdout, err: stderr, code };
  }
}

test('a guide goes out and comes back by the command, and each says what was lost', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'cairn-command-'));
  await mkdir(path.join(dir, 'guides'));
  const file = path.join(dir, 'sql.apkg');
  const out = await content('export', 'apkg', '--group', 'sql', '--out', file);
  expect([out.code, out.err]).toEqual([0, '']);
  expect(out.out).toContain(`30 notes in ${file}`);
  expect(out.out).toMatch(/Not in it.*\n\s+sql\s+the article around the questions\n/);

  const dry = await content('import', 'anki', file, '--group', 'mine', '--dir', dir, '--dry-run');
  expect(dry.out).toContain('30 questions would be imported');
  expect(await readdir(path.join(dir, 'guides'))).toEqual([]);

  await content('import', 'anki', file, '--group', 'mine', '--dir', dir);
  expect(await readdir(path.join(dir, 'guides/mine/content'))).toHaveLength(30);
  expect(await readFile(path.join(dir, 'guides/mine/mine.md'), 'utf8')).toContain('- id: join-kinds\n');
  const again = await content('import', 'anki', file, '--group', 'mine', '--dir', dir);
  expect(again.out).toContain('0 questions imported');
  expect(again.out).toContain('already there: join-kinds');
}, 120_000);

test('what cannot be done says why, and exits with 2', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'cairn-command-'));
  await mkdir(path.join(dir, 'guides'));
  const file = path.join(dir, 'x.apkg');
  await writeFile(file, 'PK no');
  const bad = await content('import', 'anki', file, '--group', 'mine', '--dir', dir);
  expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('cannot be read: it is no package')]);
  const up = await content('import', 'anki', file, '--group', '../up', '--dir', dir);
  expect([up.code, up.err]).toEqual([2, expect.stringContaining('cannot name a guide')]);
  const none = await content('export', 'anki', '--group', 'nothing', '--dir', dir);
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('there is no guide `nothing`')]);
}, 120_000);
