'use client';

import { useCallback } from 'react';
import { Runner } from '@/components/quiz/runner';
import type { RunningAttempt } from '@/domain/quiz/attempt-view';
import { savedSentence } from '@/domain/quiz/saved-sentence';
import { useAttempt, useHints } from './use-attempt';

/** A quiz under way, with its deeds. */
export function AttemptIsland({ view }: { readonly view: RunningAttempt }) {
  const { write, extend, submit, state, setProblem, ...attempt } = useAttempt(view);
  const { hints, openHint } = useHints(view.id, setProblem);
  const handleHint = useCallback((ref: string, count: number) => void openHint(ref, count), [openHint]);
  const handleSubmit = useCallback(() => void submit(), [submit]);
  const handleLeave = useCallback(() => location.assign('/quizzes'), []);
  return (
    <Runner
      view={view}
      {...attempt}
      hints={hints}
      saved={savedSentence(state)}
      isTrouble={state.trouble !== null}
      onWrite={write}
      onHint={handleHint}
      onExtend={extend}
      onSubmit={handleSubmit}
      onLeave={handleLeave}
    />
  );
}
