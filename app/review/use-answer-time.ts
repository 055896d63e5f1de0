import { useCallback, useEffect, useRef } from 'react';
import { longestAnswerMs } from '@/domain/review/review-event';

/**
 * Milliseconds since this showing of a card began, at most a minute, without the time in which the page was hidden:
 * people walk away.
 */
export function useAnswerTime(showing: string | null): () => number {
  const since = useRef<number | null>(null);
  const before = useRef(0);
  useEffect(() => {
    if (showing === null) return;
    before.current = 0;
    since.current = document.hidden ? null : performance.now();
    const handleVisibility = () => {
      if (since.current !== null) before.current += performance.now() - since.current;
      since.current = document.hidden ? null : performance.now();
    };
    document.addEventListener('visibilitychange', handleVisibility);
    return () => document.removeEventListener('visibilitychange', handleVisibility);
  }, [showing]);
  return useCallback(() => {
    const running = since.current === null ? 0 : performance.now() - since.current;
    return Math.min(longestAnswerMs, Math.round(before.current + running));
  }, []);
}
