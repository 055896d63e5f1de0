'use client';

import { type ComponentType, useEffect, useState } from 'react';

/** Loads what syncs and works offline once the page is there: no page waits for it, and its HTML stays the same. */
export function SyncIsland() {
  const [Screen, setScreen] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isGone = false;
    const load = () =>
      void import('@/client/sync-screen').then(
        ({ SyncScreen }) => isGone || setScreen(() => SyncScreen),
        () => {}, // Without a network, on a page that was not kept: the page stays as it is.
      );
    if (document.readyState === 'complete') load();
    else window.addEventListener('load', load, { once: true });
    return () => {
      isGone = true;
      window.removeEventListener('load', load);
    };
  }, []);
  return Screen === null ? null : <Screen />;
}
