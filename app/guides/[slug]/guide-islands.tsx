'use client';

import { useEffect } from 'react';
import { enhanceCode } from '@/components/guide/enhance-code';
import { enhanceContents } from '@/components/guide/enhance-contents';
import { enhanceQuestions } from '@/components/guide/enhance-questions';

type Props = { readonly slug: string };

/** What JavaScript adds to a guide: copy buttons, links, the place in the contents, keys. The page reads without it. */
export function GuideIslands({ slug: _slug }: Props) {
  useEffect(() => {
    const undo = [enhanceCode(document), enhanceContents(document), enhanceQuestions(document)];
    return () => undo.forEach((each) => each());
  }, []);
  return <div className="toast-region" role="status" aria-live="polite" id="toasts" />;
}
