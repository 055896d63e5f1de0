/** Where somebody is in an attempt: at a question, or before submission. Kept in the address, so that Back works. */
import { type AttemptState, isAnswered } from '@/domain/quiz/attempt-state';
import type { ShownItem } from '@/domain/quiz/attempt-view';

/** 1-based, or the look back over all of them. */
export type QuizPlace = number | 'review';

export function hashOf(place: QuizPlace): string {
  return `#${place}`;
}

/** The place that an address names; null when it names none of this attempt's. */
export function placeOf(hash: string, count: number): QuizPlace | null {
  if (hash === '#review') return 'review';
  const number = /^#[1-9]\d{0,3}$/.test(hash) ? Number(hash.slice(1)) : 0;
  return number >= 1 && number <= count ? number : null;
}

/** Where to go on: the first question that is open, or the look back when none is. */
export function resumeAt(items: readonly ShownItem[], responses: AttemptState['responses']): QuizPlace {
  const open = items.find(({ ref }) => {
    const saved = responses[ref];
    return saved?.isChecked !== true && !isAnswered(saved?.response);
  });
  return open?.position ?? 'review';
}

export function placeAfter(place: QuizPlace, count: number): QuizPlace {
  return place === 'review' || place >= count ? 'review' : place + 1;
}

export function placeBefore(place: QuizPlace, count: number): QuizPlace {
  return place === 'review' ? count : Math.max(1, place - 1);
}
