'use client';

import { useEffect, useRef, useState } from 'react';
import { v7 as newId } from 'uuid';
import { noteGuestAttempt } from '@/client/guest-attempts';
import { noteRunning, type Unfinished, unfinishedAt } from '@/client/running-attempt';
import { send } from '@/client/send';
import { hasSignedInMark } from '@/client/signed-in';
import { StartForm, type StartPool } from '@/components/quiz/start/start-form';
import { UnfinishedNote } from '@/components/quiz/start/unfinished-note';
import { formatInstant } from '@/components/ui/format-date';

type Props = { readonly slug: string; readonly pool: StartPool };

/** The start of a quiz. The id is made once for a wish, so that two clicks, or a second try, start one attempt. */
export function StartIsland({ slug, pool }: Props) {
  const [unfinished, setUnfinished] = useState<Unfinished | null>(null);
  useEffect(() => void unfinishedAt(slug).then(setUnfinished), [slug]);
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
          noteRunning(slug, id);
          location.assign(`/quiz/${id}`);
        } else if (started.code === 'id_used') last.current = null;
        return started;
      }}
    >
      {unfinished !== null && (
        <UnfinishedNote
          href={`/quiz/${unfinished.id}`}
          answered={unfinished.answered}
          total={unfinished.total}
          begun={formatInstant(new Date(unfinished.startedAt), Intl.DateTimeFormat().resolvedOptions().timeZone)}
        />
      )}
    </StartForm>
  );
}
