import { useEffect, useRef } from 'react';
import { isPlainKey } from '@/components/ui/plain-key';

export type QuizKeys = {
  /** 0 for A. True: there is such a choice. */
  readonly onLetter: (index: number) => boolean;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onFlag: () => void;
  readonly onKeys: () => void;
};

/** Enter and Space belong to a focused button or link; on a choice, Space chooses and Enter goes on. */
function belongsToControl({ key, target }: KeyboardEvent): boolean {
  return key === 'Enter' && target instanceof Element && target.closest('a, button, summary') !== null;
}

function act(event: KeyboardEvent, keys: QuizKeys): boolean {
  const letter = event.key.length === 1 ? event.key.toLowerCase() : '';
  const index = letter >= 'a' && letter <= 'h' ? letter.charCodeAt(0) - 97 : -1;
  if (index >= 0 && keys.onLetter(index)) return true;
  if (event.key === 'Enter') keys.onNext();
  else if (event.key === 'Backspace') keys.onBack();
  else if (letter === 'f') keys.onFlag();
  else if (event.key === '?') keys.onKeys();
  else return false;
  return true;
}

/** The keys of an attempt (docs/design.md): never in a field that takes letters, and once for each press. */
export function useQuizKeys(keys: QuizKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.repeat || !isPlainKey(event, 'choices') || belongsToControl(event)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (act(event, current.current)) event.preventDefault();
    };
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
}
