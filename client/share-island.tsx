'use client';

import { useRef } from 'react';
import { v7 as newId } from 'uuid';
import { send } from '@/client/send';
import { SharePanel } from '@/components/score/share-panel';
import type { SharedAttempt } from '@/domain/score/embed';
import type { OwnScore } from '@/domain/score/score-schema';

type Props = {
  readonly attempt: SharedAttempt;
  readonly scores: readonly OwnScore[];
  readonly suggestedName: string;
};

/** The share panel with its deeds, for the page of a result. */
export function ShareIsland(props: Props) {
  // Kept until it worked: a second try after a lost answer makes no second page.
  const id = useRef<string | null>(null);
  return (
    <SharePanel
      {...props}
      onCreate={async (choice) => {
        id.current ??= newId();
        const made = await send<OwnScore>('POST', '/api/v1/scores', {
          id: id.current,
          attempt: props.attempt.id,
          ...choice,
        });
        if (made.ok) id.current = null;
        return made;
      }}
      onChange={(score, choice) => send<OwnScore>('PUT', `/api/v1/scores/${score}`, choice)}
      onRevoke={(score) => send('DELETE', `/api/v1/scores/${score}`)}
    />
  );
}
