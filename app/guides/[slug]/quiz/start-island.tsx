'use client';

import { useRef } from 'react';
import { v7 as newId } from 'uuid';
import { noteGuestAttempt } from '@/client/guest-attempts';
import { send } from '@/client/send';
import { hasSignedInMark } from '@/client/signed-in';
import { StartForm, type StartPool } from '@/components/quiz/start-form';

/** The start of a quiz. The id is made once for a wish, so that two clicks start one attempt. */
export function StartIsland({ slug, pool }: { readonly slug: string; readonly pool: StartPool }) {
  const last = useRef<{ readonly wish: string; readonly id: string } | null>(null);
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
        }
        return started;
      }}
    />
  );
}
