import { type RefObject, useEffect, useRef } from 'react';

type Options = {
  readonly isEnabled: boolean;
  readonly onSwipe: (direction: 'left' | 'right') => void;
};

const commitsAt = 96;
const showsWordAt = 48;
/** Pixels a millisecond at which a short flick counts. */
const flick = 0.5;
const mostDegrees = 4;

function scrollsSideways(target: EventTarget | null): boolean {
  const scroller = target instanceof Element ? target.closest('pre, .scroll') : null;
  return scroller !== null && scroller.scrollWidth > scroller.clientWidth;
}

/**
 * Lets a finger move the card. It follows, turns a little, names what letting go would do, and goes back when it was
 * not meant. Styles are set through the element, which the policy allows.
 */
export function useSwipe(ref: RefObject<HTMLElement | null>, { isEnabled, onSwipe }: Options): void {
  const swiped = useRef(onSwipe);
  useEffect(() => {
    swiped.current = onSwipe;
  });
  useEffect(() => {
    const card = ref.current;
    if (card === null || !isEnabled) return;
    let start: { x: number; y: number; time: number; id: number } | null = null;
    let isSideways = false;
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

    const rest = () => {
      start = null;
      isSideways = false;
      card.classList.remove('is-dragged');
      card.style.transform = '';
      delete card.dataset['swipe'];
    };
    const handleStart = (event: TouchEvent) => {
      const touch = event.touches[0];
      if (touch === undefined || event.touches.length > 1) return rest();
      if (scrollsSideways(event.target)) return;
      start = { x: touch.clientX, y: touch.clientY, time: event.timeStamp, id: touch.identifier };
    };
    const handleMove = (event: TouchEvent) => {
      const touch = event.touches[0];
      if (start === null || touch === undefined) return;
      const dx = touch.clientX - start.x;
      const dy = touch.clientY - start.y;
      if (!isSideways && Math.abs(dy) > 10 && Math.abs(dy) > Math.abs(dx)) return rest();
      if (!isSideways && Math.abs(dx) < 10) return;
      isSideways = true;
      if (event.cancelable) event.preventDefault();
      card.classList.add('is-dragged');
      const turn = isCalm ? 0 : Math.max(-mostDegrees, Math.min(mostDegrees, dx / 40));
      card.style.transform = `translateX(${dx}px) rotate(${turn}deg)`;
      if (Math.abs(dx) >= showsWordAt) card.dataset['swipe'] = dx > 0 ? 'right' : 'left';
      else delete card.dataset['swipe'];
    };
    const handleEnd = (event: TouchEvent) => {
      if (start === null) return;
      const touch = event.changedTouches[0];
      const dx = (touch?.clientX ?? start.x) - start.x;
      const speed = Math.abs(dx) / Math.max(1, event.timeStamp - start.time);
      const isMeant = isSideways && (Math.abs(dx) >= commitsAt || (speed >= flick && Math.abs(dx) >= showsWordAt));
      rest();
      if (isMeant) swiped.current(dx > 0 ? 'right' : 'left');
    };
    card.addEventListener('touchstart', handleStart, { passive: true });
    card.addEventListener('touchmove', handleMove, { passive: false });
    card.addEventListener('touchend', handleEnd);
    card.addEventListener('touchcancel', rest);
    return () => {
      rest();
      card.removeEventListener('touchstart', handleStart);
      card.removeEventListener('touchmove', handleMove);
      card.removeEventListener('touchend', handleEnd);
      card.removeEventListener('touchcancel', rest);
    };
  }, [ref, isEnabled]);
}
