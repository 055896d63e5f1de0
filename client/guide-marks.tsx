'use client';

import { useEffect } from 'react';
import type { Readiness } from '@/domain/review/recall-words';

type Shows = (readiness: Readiness | undefined, total: number) => string;

/** Writes into each row of a list of guides how ready this reader is for it; pages are the same for everyone. */
function write(known: ReadonlyMap<string, Readiness>, words: Shows): void {
  for (const row of document.querySelectorAll<HTMLElement>('.g[data-guide]')) {
    const place = row.querySelector('[data-mark]');
    const readiness = known.get(row.dataset['guide'] ?? '');
    if (place !== null) place.textContent = words(readiness, Number(row.dataset['total'] ?? 0));
  }
}

/** "62% ready, 50 questions" beside each guide that this reader has practised. Loaded after the page is there. */
export function GuideListMarks() {
  useEffect(() => {
    let end = () => {};
    let isGone = false;
    void Promise.all([
      import('@/client/follow-note'),
      import('@/client/due-count'),
      import('@/components/marks/show-marks'),
    ]).then(([{ followNote }, { notedReadiness }, { guideWords }]) => {
      if (!isGone) end = followNote(() => write(notedReadiness(), guideWords));
    });
    return () => {
      isGone = true;
      end();
    };
  }, []);
  return null;
}
