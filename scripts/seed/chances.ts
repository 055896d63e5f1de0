/** Chance out of a seed: the same numbers on every machine (mulberry32, public domain, by Tommy Ettinger). */
export type Chances = {
  /** From 0 up to 1. */
  readonly next: () => number;
  readonly bytes: (count: number) => Uint8Array;
};

export function chancesFrom(seed: number): Chances {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)) };
}
