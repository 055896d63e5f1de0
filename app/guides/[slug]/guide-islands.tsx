'use client';

import { useEffect } from 'react';
import { enhanceCode } from '@/components/guide/enhance-code';
import { enhanceContents } from '@/components/guide/enhance-contents';
import { enhanceQuestions } from '@/components/guide/enhance-questions';
import { followMarks } from './follow-marks';
import { queueQuestions } from './queue-questions';

type Props = { readonly slug: string };

/** One deed a task: what is begun together would hold back a tap that comes in between. Gives back the end of all. */
function oneByOne(starts: readonly (() => () => void)[]): () => void {
  const ends: (() => void)[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const begin = ([start, ...rest]: readonly (() => () => void)[]): void => {
    if (start === undefined) return;
    ends.push(start());
    waiting = setTimeout(() => begin(rest));
  };
  begin(starts);
  return () => {
    clearTimeout(waiting);
    for (const end of ends) end();
  };
}

/** What JavaScript adds to a guide: copy buttons, links, the place in the contents, keys, marks. It reads without. */
export function GuideIslands({ slug }: Props) {
  useEffect(
    () =>
      oneByOne([
        () => enhanceQuestions(document),
        () => enhanceContents(document),
        () => followMarks(slug),
        () => enhanceCode(document),
        () => queueQuestions(slug),
      ]),
    [slug],
  );
  return <div className="toast-region" role="status" aria-live="polite" id="toasts" />;
}
