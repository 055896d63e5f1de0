'use client';

import { useEffect, useState } from 'react';
import { keptPages } from '@/client/offline';
import { guidesAmong } from '@/domain/offline/kept';

type Kept = { readonly guides: readonly string[]; readonly titles: ReadonlyMap<string, string> };

/** What can be opened now: the reviews, where their page is kept, and the guides by their names. */
export function KeptGuides() {
  const [{ guides, titles }, setKept] = useState<Kept>({ guides: [], titles: new Map() });
  useEffect(() => {
    void keptPages().then((pages) => setKept({ guides: guidesAmong([...pages.keys()]), titles: pages }));
  }, []);
  return (
    <>
      {titles.has('/review') && (
        <p className="mt-6">
          <a className="btn primary" href="/review">
            Review without the network
          </a>
        </p>
      )}
      {guides.length > 0 && (
        <ul className="rows mt-6" aria-label="Guides kept in this browser">
          {guides.map((slug) => (
            <li key={slug}>
              <a href={`/guides/${slug}`}>{titles.get(`/guides/${slug}`) || slug}</a>
              <a className="linkb" href={`/guides/${slug}/cards`} aria-label={`Cards of ${slug}`}>
                Cards
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
