import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { isMarkAlive, ownMark, withPidLock } from './pid-lock.mjs';
import { Stopped } from './stop-text.mjs';

const base = mkdtempSync(path.join(tmpdir(), 'cairn-lock-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const file = path.join(base, 'the.lock');

it('lets one in at a time, and leaves nothing behind', async () => {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await pause(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withPidLock(file, work)));
  expect(most).toBe(1);
  expect(existsSync(file)).toBe(false);
});

it('is free again after the work has failed', async () => {
  await expect(withPidLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withPidLock(file, () => 'again')).toBe('again');
});

it('takes over what a killed process left', async () => {
  writeFileSync(file, '999999999 1');
  expect(await withPidLock(file, () => 'mine')).toBe('mine');
});

it('tells a process from an earlier one that had its number', () => {
  expect(isMarkAlive(ownMark())).toBe(true);
  if (process.platform === 'linux') expect(isMarkAlive(`${process.pid} 1`)).toBe(false);
});

it('stops waiting when it is told to', async () => {
  writeFileSync(file, ownMark());
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  await expect(withPidLock(file, () => 'never', { signal: controller.signal })).rejects.toThrow(Stopped);
  rmSync(file);
});
