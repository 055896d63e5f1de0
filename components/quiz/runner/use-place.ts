import { useCallback, useEffect, useState } from 'react';
import { hashOf, placeOf, type QuizPlace } from '@/domain/quiz/quiz-place';

/**
 * The place in the attempt, which is the address's: every question is a step of the browser's history. Without one in
 * the address it is `resume`, which the first entry then names.
 */
export function usePlace(count: number, resume: QuizPlace): readonly [QuizPlace, (place: QuizPlace) => void] {
  const [place, setPlace] = useState<QuizPlace>(() => placeOf(window.location.hash, count) ?? resume);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first place only.
  useEffect(() => {
    if (placeOf(window.location.hash, count) === null)
      history.replaceState(history.state, '', `${window.location.pathname}${window.location.search}${hashOf(place)}`);
  }, []);
  useEffect(() => {
    const handleHash = () => setPlace((known) => placeOf(window.location.hash, count) ?? known);
    window.addEventListener('hashchange', handleHash);
    return () => window.removeEventListener('hashchange', handleHash);
  }, [count]);
  const go = useCallback((next: QuizPlace) => {
    if (window.location.hash !== hashOf(next)) window.location.hash = hashOf(next);
  }, []);
  return [place, go];
}
