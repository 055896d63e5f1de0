import createInstance from 'harfbuzzjs/hb.js';
import hbjs, { type HarfBuzz } from 'harfbuzzjs/hbjs.js';

const key = Symbol.for('cairn.harfbuzz');
type Holder = { [key]?: Promise<HarfBuzz> };

/**
 * HarfBuzz, once for each process, whichever of Next's copies of this module asks. The package's own entry exports a
 * promise, which not every loader leaves whole.
 */
export function harfbuzz(): Promise<HarfBuzz> {
  const holder = globalThis as Holder;
  holder[key] ??= createInstance().then(hbjs);
  return holder[key];
}
