'use client';

import { useEffect } from 'react';
import { enhanceCode } from '@/components/guide/enhance-code';
import { enhanceContents } from '@/components/guide/enhance-contents';
import { enhanceQuestions } from '@/components/guide/enhance-questions';
import { followMarks } from './follow-marks';
import { queueQuestions } from './queue-questions';

type Props = { readonly slug: string };

/** What JavaScript adds to a guide: copy buttons, links, the place in the contents, keys, marks. It reads without. */
export function GuideIslands({ slug }: Props) {
  useEffect(() => {
    const ends = [
      enhanceCode(document),
      enhanceContents(document),
      enhanceQuestions(document),
      followMarks(slug),
      queueQuestions(slug),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [slug]);
  return <div className="toast-region" role="status" aria-live="polite" id="toasts" />;
}
