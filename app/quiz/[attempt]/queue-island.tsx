'use client';

import { useState } from 'react';
import { claimAttempts } from '@/client/guest-attempts';
import { send } from '@/client/send';
import { countOf } from '@/domain/shared/count-of';

type Props = { readonly id: string; readonly many: number; readonly isGuest: boolean };

/** Puts what was missed into the reviews, once. */
export function QueueIsland({ id, many, isGuest }: Props) {
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  if (state === 'done')
    return (
      <p className="result-done" role="status">
        {countOf(many, 'question')} added to your reviews.
      </p>
    );
  return (
    <>
      <button
        type="button"
        className="btn big primary"
        aria-busy={state === 'busy'}
        onClick={async () => {
          if (state === 'busy') return;
          setState('busy');
          setProblem(null);
          if (isGuest) await claimAttempts();
          const queued = await send('POST', `/api/v1/attempts/${id}/queue`, {});
          setState(queued.ok ? 'done' : 'idle');
          if (!queued.ok) setProblem(queued.title);
        }}
      >
        {state === 'busy' ? 'Adding' : `Add ${many} to review`}
      </button>
      {problem !== null && (
        <p className="meta is-trouble" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
