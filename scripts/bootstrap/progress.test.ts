import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { step } from './progress.mjs';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** What a step of this length writes. */
async function written(ms: number, isTTY: boolean): Promise<string> {
  let text = '';
  const out = {
    isTTY,
    write: (part: string) => {
      text += part;
    },
  };
  const done = step('Building the site', () => new Promise((resolve) => setTimeout(resolve, ms)), out);
  await vi.advanceTimersByTimeAsync(ms);
  await done;
  return text;
}

it('says nothing about a quick step', async () => {
  expect(await written(800, false)).toBe('');
  expect(await written(800, true)).toBe('');
});

it('writes one line when a step turns out to be long and one when it is over, in a log', async () => {
  expect(await written(12_000, false)).toBe('Building the site …\nBuilding the site … 12 s\n');
});

it('shows that a very long step is alive', async () => {
  expect(await written(70_000, false)).toMatch(/^Building the site …\n(Building the site … \d+ s\n){3}$/);
});

it('counts up in place on a terminal', async () => {
  const text = await written(3_000, true);
  expect(text.split('\r\u001b[K').slice(1)).toEqual([
    'Building the site … 1 s',
    'Building the site … 2 s',
    'Building the site … 3 s\n',
  ]);
});

it('hands on what the work gives, and its failure', async () => {
  expect(await step('x', () => 7)).toBe(7);
  await expect(step('x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
