'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { Attempt } from '@/client/attempt';
import { Runner } from '@/components/quiz/runner/runner';
import type { RunningAttempt } from '@/domain/quiz/attempt-view';

export type AttemptIslandProps = { readonly view: RunningAttempt };

/** The result stands at the attempt's own address, without a question's. */
function showResult(id: string): void {
  location.replace(`/quiz/${id}`);
}

/** Takes a running attempt over from the page that carries it, with what this browser still holds of it. */
export function AttemptIsland({ view }: AttemptIslandProps) {
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page's view is where it begins; the rest is the server's.
  useEffect(() => {
    const opened = new Attempt(view, () => showResult(view.id));
    setAttempt(opened);
    return () => opened.close();
  }, [view.id]);
  if (attempt === null) return <Loading guideHref={`/guides/${view.guide}`} />;
  return <Sitting view={view} attempt={attempt} />;
}

/** Until the page's script has begun; for whoever runs none, the way to what can be read without it. */
function Loading({ guideHref }: { readonly guideHref: string }) {
  return (
    <main id="main" className="page quiz-loading">
      <p className="meta cards-loading">Loading the quiz</p>
      <noscript>
        <p className="mt-4">
          A quiz needs JavaScript. <a href={guideHref}>The guide</a> has every question and answer without it.
        </p>
      </noscript>
    </main>
  );
}

function Sitting({ view, attempt }: AttemptIslandProps & { readonly attempt: Attempt }) {
  const state = useSyncExternalStore(attempt.subscribe, attempt.snapshot);
  return (
    <Runner
      view={view}
      state={state}
      deeds={attempt.deeds}
      leaveHref={`/guides/${view.guide}/quiz`}
      signInHref={`/sign-in?returnTo=${encodeURIComponent(`/quiz/${view.id}`)}`}
    />
  );
}
