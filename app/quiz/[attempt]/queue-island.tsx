'use client';

import { send } from '@/client/send';
import { AddToReview } from '@/components/quiz/result/add-to-review';

export type QueueIslandProps = { readonly attempt: string; readonly count: number };

/** Adds the misses of a finished attempt to the reviews of who is signed in. */
export function QueueIsland({ attempt, count }: QueueIslandProps) {
  const add = async (): Promise<number | null> => {
    const added = await send<{ added: number }>('POST', `/api/v1/attempts/${attempt}/queue`, {});
    return added.ok ? added.value.added : null;
  };
  return <AddToReview count={count} onAdd={add} />;
}
