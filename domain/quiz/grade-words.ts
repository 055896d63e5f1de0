/** Grades as they are said. */
import type { GradedItem } from '@/domain/quiz/attempt-view';

const words = { right: 'Correct.', partly: 'Partly correct.', wrong: 'Not correct.', unanswered: 'Open.' } as const;

export function verdictWords({ verdict }: GradedItem): string {
  return words[verdict];
}

/** Points as people say them: at most one digit after the point, never rounded up. */
export function pointsInWords(points: number): string {
  return String(Math.floor(points * 10 + 1e-6) / 10);
}

/** Of a part of the credit; an empty text when there is nothing to say beyond the verdict. */
export function creditInWords({ verdict, credit }: GradedItem): string {
  return verdict === 'partly' ? `${Math.floor(credit * 100 + 1e-6) / 100} of 1 point.` : '';
}
