/** How long each item was looked at: while it is the one on the screen, and the page can be seen. */
export type Stopwatch = {
  show(ref: string | null): void;
  /** Whole milliseconds so far. */
  of(ref: string): number;
  pause(): void;
  resume(): void;
};

export function stopwatch(now: () => number): Stopwatch {
  const spent = new Map<string, number>();
  let shown: string | null = null;
  let since: number | null = null;

  const settle = () => {
    if (shown !== null && since !== null) spent.set(shown, (spent.get(shown) ?? 0) + now() - since);
    since = null;
  };
  return {
    show(ref) {
      if (ref === shown) return;
      settle();
      shown = ref;
      since = now();
    },
    of(ref) {
      const running = ref === shown && since !== null ? now() - since : 0;
      return Math.max(0, Math.round((spent.get(ref) ?? 0) + running));
    },
    pause: settle,
    resume() {
      since ??= now();
    },
  };
}
