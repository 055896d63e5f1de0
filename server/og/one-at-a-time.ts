import pLimit, { type LimitFunction } from 'p-limit';

const key = Symbol.for('cairn.pictures');
type Holder = { [key]?: LimitFunction };

/**
 * All pictures wait in one line, so that a burst of requests takes bounded memory and leaves a core to the pages. Next
 * compiles several copies of this module, so the line is kept on the global object.
 */
export function oneAtATime<Value>(draw: () => Promise<Value>): Promise<Value> {
  const holder = globalThis as Holder;
  holder[key] ??= pLimit(1);
  return holder[key](draw);
}
