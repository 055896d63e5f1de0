/** Grades as they are said. */
import type { GradedItem } from '@/domain/quiz/attempt-view';
import { pointsText } from '@/domain/quiz/result-words';

const words = {
  right: 'Correct.',
  partly: 'Partly correct.',
  wrong: 'Not correct.',
  unanswered: 'No answer.',
} as const;

export function verdictWords({ verdict }: GradedItem): string {
  return words[verdict];
}

/** What an item's grade says beyond its verdict: why, and how much of a point. */
export function gradeWords({ verdict, reason, credit }: GradedItem): string {
  if (verdict === 'unanswered') return '';
  return verdict === 'partly' ? `${reason} ${pointsText(credit)} of 1 point.` : reason;
}
