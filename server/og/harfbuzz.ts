import createInstance from 'harfbuzzjs/hb.js';
import hbjs, { type HarfBuzz } from 'harfbuzzjs/hbjs.js';

let ready: Promise<HarfBuzz> | undefined;

/** HarfBuzz, once for each process. The package's own entry exports a promise, which not every loader leaves whole. */
export function harfbuzz(): Promise<HarfBuzz> {
  ready ??= createInstance().then(hbjs);
  return ready;
}
