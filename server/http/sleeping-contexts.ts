/**
 * Lets the contexts of Next and React rest while nothing runs in them.
 *
 * Both keep some `AsyncLocalStorage`. Up to Node 22 each one that is enabled hooks into every callback and promise of the
 * process, also those of answers from the page cache, which never reach Next (docs/performance.md). An idle one can be
 * disabled: once all are, Node's hook is off, and the next `run` turns it on again.
 *
 * A context is lost only for work that goes on although every request was answered, every `run` that gave a promise has
 * settled, and `restMs` have passed since the last one. Nothing here does such work with a context (no `after`, no
 * revalidation), and what Next does after an answer ends within that time.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export const restMs = 1000;
/** From here on contexts cost nothing while nobody reads them. */
const firstCheapNode = 24;

const awake = new Set<AsyncLocalStorage<unknown>>();
let busy = 0;
let timer: NodeJS.Timeout | undefined;

function rest(): void {
  timer = undefined;
  for (const storage of awake) storage.disable();
  awake.clear();
}

/** Until what it gives back is called, no context is put to rest. Calling that twice is calling it once. */
export function keepAwake(): () => void {
  busy += 1;
  clearTimeout(timer);
  timer = undefined;
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    busy -= 1;
    if (busy === 0) timer = setTimeout(rest, restMs).unref();
  };
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** Follows every `run` of every storage in this process. To be called once, before Next is loaded. */
export function followContexts(): void {
  if (Number.parseInt(process.versions.node, 10) >= firstCheapNode) return;
  const { run } = AsyncLocalStorage.prototype;
  AsyncLocalStorage.prototype.run = function followed(this: AsyncLocalStorage<unknown>, ...given: unknown[]) {
    const release = keepAwake();
    awake.add(this);
    let result: unknown;
    try {
      result = Reflect.apply(run, this, given);
      return result;
    } finally {
      if (isPromise(result)) result.then(release, release);
      else release();
    }
  } as typeof run;
}
