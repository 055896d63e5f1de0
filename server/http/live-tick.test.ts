import { createHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { keepTickAlive } from '@/server/http/live-tick';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What Node makes for the ticks of some work, held weakly. */
function ticksOf(work: () => void): WeakRef<object>[] {
  const ticks: WeakRef<object>[] = [];
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      if (type === 'TickObject') ticks.push(new WeakRef(resource));
    },
  }).enable();
  work();
  hook.disable();
  return ticks;
}

test('one tick outlives collections, which take all others', async () => {
  const [kept] = ticksOf(keepTickAlive);
  const others = ticksOf(() => {
    for (let count = 0; count < 20; count += 1) process.nextTick(() => {});
  });
  for (let round = 0; round < 5; round += 1) {
    await setImmediate();
    collect();
  }
  expect(kept?.deref()).toMatchObject({ callback: expect.any(Function) });
  expect(others.filter((tick) => tick.deref() !== undefined)).toEqual([]);
});
