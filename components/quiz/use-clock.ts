import { useEffect, useState } from 'react';

/**
 * Milliseconds until the clock ends, by the server's time: the difference of the two clocks is taken once, as the page
 * came. Null without a clock.
 */
export function useClock(deadlineAt: string | null, serverNow: string): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const [ahead] = useState(() => Date.now() - Date.parse(serverNow));
  useEffect(() => {
    if (deadlineAt === null) return;
    const tick = (): void => setLeft(Date.parse(deadlineAt) + ahead - Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [deadlineAt, ahead]);
  return deadlineAt === null ? null : left;
}

/** "12:05" */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
