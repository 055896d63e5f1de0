import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { followContexts, keepAwake, restMs } from '@/server/http/sleeping-contexts';

followContexts();
const contextsCost = Number.parseInt(process.versions.node, 10) < 24;
const untilRested = restMs + 300;

/** What is read in a callback of the context, some time after its `run` has ended. */
function readLater(storage: AsyncLocalStorage<string>, ms: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    storage.run('kept', () => {
      setTimeout(() => resolve(storage.getStore()), ms);
    });
  });
}

test('a context that nobody uses any more is put to rest, and the next run has its own again', async () => {
  const storage = new AsyncLocalStorage<string>();
  expect(await readLater(storage, untilRested)).toBe(contextsCost ? undefined : 'kept');
  expect(storage.run('new', () => storage.getStore())).toBe('new');
  expect(await storage.run('new', async () => delay(10).then(() => storage.getStore()))).toBe('new');
});

test('a run whose promise is open keeps its context, however long it takes, and those of others', async () => {
  const [first, second] = [new AsyncLocalStorage<string>(), new AsyncLocalStorage<string>()];
  const long = first.run('first', async () => {
    await delay(untilRested * 2);
    return first.getStore();
  });
  const failing = second.run('second', async () => {
    await delay(untilRested);
    throw new Error(second.getStore());
  });
  expect(await readLater(second, untilRested)).toBe('kept');
  await expect(failing).rejects.toThrow('second');
  expect(await long).toBe('first');
});

test('a request that is not over keeps all contexts, and ends once', async () => {
  const storage = new AsyncLocalStorage<string>();
  const [over, other] = [keepAwake(), keepAwake()];
  other();
  other();
  expect(await readLater(storage, untilRested)).toBe('kept');
  over();
  expect(await readLater(storage, untilRested)).toBe(contextsCost ? undefined : 'kept');
});

test('what a run gives back or throws is what it gave and threw', () => {
  const storage = new AsyncLocalStorage<number>();
  expect(storage.run(1, (a: number, b: number) => a + b + (storage.getStore() ?? 0), 2, 3)).toBe(6);
  expect(() =>
    storage.run(1, () => {
      throw new RangeError('no');
    }),
  ).toThrow(RangeError);
});
