'use client';

import { useEffect, useRef } from 'react';
import { v7 as newId } from 'uuid';
import { noteGuestAttempt } from '@/client/guest-attempts';
import { send } from '@/client/send';
import { hasSignedInMark } from '@/client/signed-in';
import { StartForm, type StartFormProps, type StartPool } from '@/components/quiz/start/start-form';

type Props = Pick<StartFormProps, 'children'> & { readonly slug: string; readonly pool: StartPool };

/** The start of a quiz. The id is made once for a wish, so that two clicks, or a second try, start one attempt. */
export function StartIsland({ slug, pool, children }: Props) {
  const last = useRef<{ readonly wish: string; readonly id: string } | null>(null);
  useEffect(() => {
    // Back from the quiz, the browser may show this page as it was left: still starting.
    const handleShow = (event: PageTransitionEvent) => event.persisted && location.reload();
    window.addEventListener('pageshow', handleShow);
    return () => window.removeEventListener('pageshow', handleShow);
  }, []);
  return (
    <StartForm
      {...pool}
      onStart={async (mode, choice) => {
        const wish = JSON.stringify([mode, choice]);
        if (last.current?.wish !== wish) last.current = { wish, id: newId() };
        const { id } = last.current;
        const started = await send<{ id: string }>('POST', '/api/v1/attempts', { id, guide: slug, mode, choice });
        if (started.ok) {
          if (!hasSignedInMark()) noteGuestAttempt();
          location.assign(`/quiz/${id}`);
        } else if (started.code === 'id_used') last.current = null;
        return started;
      }}
    >
      {children}
    </StartForm>
  );
}
