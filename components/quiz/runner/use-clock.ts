import { useEffect, useRef, useState } from 'react';
import type { ClockState } from '@/domain/quiz/attempt-state';
import { announcementBetween, asksAtMs, leftInWords } from '@/domain/quiz/clock-words';

type Options = {
  readonly clock: ClockState | null;
  readonly onSay: (text: string) => void;
  readonly onOver: () => void;
};

/** What is left, in words, and whether it is little enough to ask about. Null: there is no clock. */
export function useClock({ clock, onSay, onOver }: Options): { readonly left: string; readonly isLow: boolean } | null {
  const endsAtMs = clock?.endsAtMs ?? null;
  const [left, setLeft] = useState('');
  const [isLow, setIsLow] = useState(false);
  const deeds = useRef({ onSay, onOver });
  useEffect(() => {
    deeds.current = { onSay, onOver };
  });
  useEffect(() => {
    if (endsAtMs === null) return;
    let before = endsAtMs - performance.now();
    const tick = () => {
      const leftMs = endsAtMs - performance.now();
      const said = announcementBetween(before, leftMs);
      if (said !== null) deeds.current.onSay(said);
      before = leftMs;
      setLeft(leftInWords(leftMs));
      setIsLow(leftMs > 0 && leftMs <= asksAtMs);
      if (leftMs > 0) return;
      clearInterval(timer);
      deeds.current.onOver();
    };
    const timer = setInterval(tick, 250);
    tick();
    return () => clearInterval(timer);
  }, [endsAtMs]);
  return endsAtMs === null ? null : { left, isLow };
}
