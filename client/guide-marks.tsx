'use client';

import { useEffect } from 'react';
import type { Progress } from '@/domain/review/marks';

/** Marks of questions that were removed still count in the log; a list never shows more than there are. */
function capped({ practised, recalled, shaky }: Progress, total: number): Progress {
  return {
    practised: Math.min(practised, total),
    recalled: Math.min(recalled, total),
    shaky: Math.min(shaky, total - Math.min(recalled, total)),
  };
}

/** "12 of 50 recalled, 3 shaky" beside each guide that this reader has practised. Loaded after the page is there. */
export function GuideListMarks() {
  useEffect(() => {
    let end = () => {};
    let isGone = false;
    void Promise.all([
      import('@/client/review-log'),
      import('@/domain/review/marks'),
      import('@/components/marks/show-marks'),
    ]).then(async ([{ reviewLog }, { foldMarks, progressOf }, { progressSentence }]) => {
      const log = await reviewLog();
      const show = async () => {
        const guides = foldMarks(await log.list());
        if (isGone) return;
        for (const row of document.querySelectorAll<HTMLElement>('.g[data-guide]')) {
          const marks = guides.get(row.dataset['guide'] ?? '');
          const place = row.querySelector('[data-mark]');
          const total = Number(row.dataset['total'] ?? 0);
          if (place !== null && marks !== undefined && marks.size > 0)
            place.textContent = progressSentence(capped(progressOf(marks), total), total);
          else if (place !== null) place.textContent = total === 1 ? '1 question' : `${total} questions`;
        }
      };
      await show();
      if (!isGone) end = log.subscribe(() => void show());
    });
    return () => {
      isGone = true;
      end();
    };
  }, []);
  return null;
}
