'use client';

import { useEffect, useState } from 'react';
import { keptPaths } from '@/client/offline';
import { guidesAmong } from '@/domain/offline/kept';

/** The guides that can be read now. */
export function KeptGuides() {
  const [slugs, setSlugs] = useState<readonly string[]>([]);
  useEffect(() => {
    void keptPaths().then((paths) => setSlugs(guidesAmong(paths)));
  }, []);
  if (slugs.length === 0) return null;
  return (
    <ul className="mt-6 grid gap-2" aria-label="Guides kept in this browser">
      {slugs.map((slug) => (
        <li key={slug}>
          <a href={`/guides/${slug}`}>{slug}</a>, <a href={`/guides/${slug}/cards`}>cards of {slug}</a>
        </li>
      ))}
    </ul>
  );
}
