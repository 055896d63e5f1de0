import { useCallback, useEffect, useRef } from 'react';

/** Nobody thinks about one question for longer than this without the page hearing of it. */
const idleMs = 5 * 60_000;

/** Milliseconds in front of this question since it came, without the time in which the page was hidden. */
export function useTimeSpent(): () => number {
  const since = useRef<number | null>(null);
  const before = useRef(0);
  const pause = useCallback(() => {
    if (since.current !== null) before.current += Math.min(idleMs, performance.now() - since.current);
    since.current = null;
  }, []);
  useEffect(() => {
    since.current = performance.now();
    const handleVisibility = (): void => {
      if (document.hidden) pause();
      else since.current = performance.now();
    };
    document.addEventListener('visibilitychange', handleVisibility);
    return () => document.removeEventListener('visibilitychange', handleVisibility);
  }, [pause]);
  return useCallback(() => {
    pause();
    since.current = performance.now();
    return Math.round(before.current);
  }, [pause]);
}
