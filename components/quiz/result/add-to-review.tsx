import { useState } from 'react';
import { countOf } from '@/domain/shared/count-of';

export type AddToReviewProps = {
  readonly count: number;
  /** How many are among the cards now; null: the server did not answer. */
  readonly onAdd: () => Promise<number | null>;
};

/** Puts the missed questions among the due cards. Doing it twice is doing it once. */
export function AddToReview({ count, onAdd }: AddToReviewProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  const add = async () => {
    if (state === 'busy' || state === 'done') return;
    setState('busy');
    setState((await onAdd()) === null ? 'failed' : 'done');
  };
  return (
    <>
      {state !== 'done' && (
        <button type="button" className="btn primary big" aria-busy={state === 'busy'} onClick={() => void add()}>
          {state === 'busy' ? 'Adding' : `Add ${count} to review`}
        </button>
      )}
      <p role="status" className="res-added">
        {state === 'done' && `${countOf(count, 'card')} added to your reviews.`}
        {state === 'failed' && 'The server did not answer. Try again.'}
      </p>
    </>
  );
}

/** Instead of it, for somebody without an account. */
export function SignInToKeep({ href, count }: { readonly href: string; readonly count: number }) {
  return (
    <a className="btn primary big" href={href}>
      {count === 0 ? 'Sign in to keep this score' : 'Sign in to keep these'}
    </a>
  );
}
