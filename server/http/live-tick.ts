/**
 * Keeps one of Node's own ticks alive.
 *
 * Node 20 and 22 make an object for each `process.nextTick`, several for an answer, with two computed keys. V8 remembers the
 * shape of those objects weakly. When a collection of old garbage comes while none of them is alive, as on an idle server,
 * the shape is forgotten, the next object has another one, and from then on V8 defines both keys in its runtime, which
 * costs a fifth of what an answer from the page cache takes (docs/performance.md). A process never recovers from that.
 */
import { executionAsyncResource } from 'node:async_hooks';

/** Holds the tick. Nothing reads it. */
const held: { tick?: object } = {};

/** To be called once, early: before the first collection. */
export function keepTickAlive(): void {
  process.nextTick(() => {
    held.tick = executionAsyncResource();
  });
}
