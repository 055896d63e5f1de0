'use client';

import { useEffect, useRef } from 'react';
import { v7 as newId } from 'uuid';
import { send } from '@/client/send';
import { StartForm, type StartFormProps, type StartRequest } from '@/components/quiz/start/start-form';
import type { Outcome } from '@/components/ui/use-submit';

export type StartIslandProps = Omit<StartFormProps, 'onStart'>;

/**
 * Starts an attempt and goes there. The same choice has the same id until it has started, so that a second click, or a
 * try after a lost answer, begins no second attempt.
 */
export function StartIsland(props: StartIslandProps) {
  const tried = useRef<{ readonly id: string; readonly key: string } | null>(null);
  useEffect(() => {
    // Back from the quiz, the browser may show this page as it was left: still starting.
    const handleShow = (event: PageTransitionEvent) => event.persisted && location.reload();
    window.addEventListener('pageshow', handleShow);
    return () => window.removeEventListener('pageshow', handleShow);
  }, []);
  const start = async (request: StartRequest): Promise<Outcome> => {
    const key = JSON.stringify(request);
    if (tried.current?.key !== key) tried.current = { id: newId(), key };
    const { id } = tried.current;
    const started = await send('POST', '/api/v1/attempts', { id, ...request });
    if (started.ok) location.assign(`/quiz/${id}`);
    else if (started.code === 'id_used') tried.current = null;
    return started;
  };
  return <StartForm {...props} onStart={start} />;
}
