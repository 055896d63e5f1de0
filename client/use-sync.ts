'use client';

import { useEffect, useState } from 'react';
import type { Sync } from '@/client/sync';
import { type SyncStatus, unknownStatus } from '@/domain/review/sync-status';

/** The state of this browser's sync, followed; loaded after the page. `sync` is null until then. */
export function useSync(): { readonly status: SyncStatus; readonly sync: Sync | null } {
  const [sync, setSync] = useState<Sync | null>(null);
  const [status, setStatus] = useState<SyncStatus>(unknownStatus);
  useEffect(() => {
    let isGone = false;
    let end = () => {};
    void import('@/client/sync')
      .then(({ sync: start }) => start())
      .then(
        (started) => {
          if (isGone) return;
          setSync(started);
          setStatus(started.status);
          end = started.subscribe(() => setStatus(started.status));
        },
        () => {}, // The code could not be loaded; nothing is known, and nothing is said.
      );
    return () => {
      isGone = true;
      end();
    };
  }, []);
  return { status, sync };
}
