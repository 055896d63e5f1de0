import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it, vi } from 'vitest';
import { isAlive } from '@/scripts/bootstrap/pid-lock.mjs';
import { projectRoot } from '@/scripts/bootstrap/project-root.mjs';
import { serveChild } from './serve-child';

const base = mkdtempSync(path.join(tmpdir(), 'cairn-serve-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let count = 0;

/** A project whose server is this code. */
function projectWith(code: string): string {
  count += 1;
  const root = path.join(base, String(count));
  mkdirSync(path.join(root, 'scripts'), { recursive: true });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
  cpSync(path.join(projectRoot, 'scripts', 'bootstrap'), path.join(root, 'scripts', 'bootstrap'), { recursive: true });
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(root, 'scripts', 'serve.ts'), code);
  return root;
}

const variables: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', PORT: '4711' };
const never = new AbortController().signal;
const stays = `console.log('a line of the log'); console.log('ready http://localhost:4711'); setInterval(() => {}, 1000);`;

it('gives the address once the server listens, and hands on the rest of what it prints', async () => {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const server = await serveChild(
    projectWith(`process.on('SIGTERM', () => process.exit(0)); ${stays}`),
    variables,
    never,
  );
  const text = printed.mock.calls.map(([part]) => String(part)).join('');
  printed.mockRestore();
  expect(server.address).toBe('http://localhost:4711');
  expect(text).toContain('a line of the log');
  expect(text).not.toContain('ready');
  expect(await server.stop()).toBe(0);
});

it('waits for a server that still has work to end', async () => {
  const slow = `process.on('SIGTERM', () => setTimeout(() => process.exit(0), 700)); ${stays}`;
  const server = await serveChild(projectWith(slow), variables, never);
  const startedAt = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeGreaterThan(600);
});

it('says that the port is taken when the server does', async () => {
  await expect(serveChild(projectWith('process.exit(3);'), variables, never)).rejects.toThrow(
    /Port 4711 is taken[\s\S]*PORT=4712 npm start/,
  );
});

it('says so when the server ends before it listens', async () => {
  await expect(serveChild(projectWith('process.exit(1);'), variables, never)).rejects.toThrow(
    'ended before it was ready (code 1)',
  );
});

it('ends with its launcher, even when that was killed', async () => {
  const root = projectWith(`console.log('ready x'); console.log(process.pid); setInterval(() => {}, 1000);`);
  const code = `import('@/scripts/launch/serve-child').then((m) => m.serveChild(${JSON.stringify(root)}, process.env, new AbortController().signal))`;
  const launcher = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(launcher.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  expect(isAlive(pid)).toBe(true);
  launcher.kill('SIGKILL');
  for (let round = 0; isAlive(pid) && round < 60; round += 1) await pause(50);
  expect(isAlive(pid)).toBe(false);
});
