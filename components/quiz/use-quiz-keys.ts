import { useEffect, useRef } from 'react';
import { choiceOfKey } from '@/components/quiz/choice-input';
import { isPlainKey } from '@/components/ui/plain-key';

export type QuizKeys = {
  readonly onChoice: (index: number) => void;
  /** How many choices have a letter; F is the sixth, and flags when there is no sixth. */
  readonly choices: number;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onFlag: () => void;
};

/** Radio buttons and check boxes take arrows and Space; letters and Enter are the quiz's even there. */
function isQuizKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const { target } = event;
  if (target instanceof HTMLInputElement && (target.type === 'radio' || target.type === 'checkbox'))
    return target.closest('dialog') === null;
  return isPlainKey(event);
}

function isChoice(key: string, choices: number): boolean {
  const place = choiceOfKey(key);
  return place >= 0 && place < choices;
}

function act(event: KeyboardEvent, keys: QuizKeys): boolean {
  const onControl = event.target instanceof Element && event.target.closest('a, button, summary') !== null;
  if (event.key === 'Enter' && !onControl) keys.onNext();
  else if (event.key === 'Backspace') keys.onBack();
  else if (isChoice(event.key, keys.choices)) keys.onChoice(choiceOfKey(event.key));
  else if (event.key.toLowerCase() === 'f') keys.onFlag();
  else return false;
  return true;
}

/** A to H choose or clear, Enter goes on, Backspace goes back, F flags. */
export function useQuizKeys(keys: QuizKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (isQuizKey(event) && act(event, latest.current)) event.preventDefault();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
}
