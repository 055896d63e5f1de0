import { useEffect, useState } from 'react';
import { answerChanges } from '@/client/answer-changes';
import type { AnswerChange } from '@/components/review/changed-answer';
import type { ShownCard } from '@/domain/review/review-view';

/** What the answer on screen says otherwise; it is asked for while the question is still being thought about. */
export function useAnswerChange(shown: ShownCard | null): AnswerChange {
  const [change, setChange] = useState<AnswerChange>('loading');
  const guide = shown?.deck.slug ?? '';
  const question = shown?.card.id ?? '';
  const since = shown?.changedSince ?? null;
  useEffect(() => {
    if (since === null) return;
    let isGone = false;
    setChange('loading');
    void answerChanges(guide, question, since).then((answer) => {
      if (!isGone) setChange(answer);
    });
    return () => {
      isGone = true;
    };
  }, [guide, question, since]);
  return change;
}
