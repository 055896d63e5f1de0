import { useEffect, useRef } from 'react';
import { isPlainKey } from '@/components/ui/plain-key';
import type { Rating } from '@/domain/review/review-event';

export type KeyDeeds = {
  readonly isRevealed: boolean;
  readonly isQuick: boolean;
  readonly onReveal: () => void;
  readonly onRate: (rating: Rating) => void;
  readonly onSkip: () => void;
  readonly onUndo: () => void;
  readonly onKeys: () => void;
  readonly onOpen: () => void;
  /** What else may be done with the card. */
  readonly onMenu?: () => void;
  readonly onClose: () => void;
};

/** Space and Enter belong to a focused button or link, unless it is the page that has the focus. */
function belongsToControl(event: KeyboardEvent): boolean {
  return (
    (event.key === ' ' || event.key === 'Enter') &&
    event.target instanceof Element &&
    event.target.closest('a, button, summary, input') !== null
  );
}

function act(event: KeyboardEvent, deeds: KeyDeeds): boolean {
  const { isRevealed, isQuick, onReveal, onRate, onSkip } = deeds;
  const rating = isRevealed && !isQuick && /^[1-4]$/.test(event.key) ? (Number(event.key) as Rating) : null;
  if (rating !== null) onRate(rating);
  else if (event.key === ' ' || event.key === 'Enter') isRevealed ? onRate(3) : onReveal();
  else if (event.key === 's' || (isQuick && event.key === 'ArrowUp')) onSkip();
  else if (isQuick && isRevealed && event.key === 'ArrowLeft') onRate(1);
  else if (isQuick && isRevealed && event.key === 'ArrowRight') onRate(3);
  else if (event.key === 'u') deeds.onUndo();
  else if (event.key === '?') deeds.onKeys();
  else if (event.key === 'e') deeds.onOpen();
  else if (event.key === 'b' && deeds.onMenu !== undefined) deeds.onMenu();
  else if (event.key === 'Escape') deeds.onClose();
  else return false;
  return true;
}

/** The keys of a sitting, ignored in fields and dialogs. A key that is held down acts once. */
export function useKeys(deeds: KeyDeeds): void {
  const current = useRef(deeds);
  useEffect(() => {
    current.current = deeds;
  });
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (
        event.repeat ||
        !isPlainKey(event) ||
        belongsToControl(event) ||
        document.querySelector('dialog[open]') !== null
      )
        return;
      if (act(event, current.current)) event.preventDefault();
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
}
