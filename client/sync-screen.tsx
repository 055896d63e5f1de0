'use client';

import { useEffect, useState } from 'react';
import { workOffline } from '@/client/offline';
import { showDue } from '@/client/show-due';
import { useSync } from '@/client/use-sync';
import { ParkedDialog } from '@/components/account/parked-dialog';
import { SyncBar, UpdateToast } from '@/components/site/sync-state';

/** On every page: the bar, the question about another account's ratings, and the word of a new release. */
export function SyncScreen() {
  const { status, sync } = useSync();
  const [replace, setReplace] = useState<(() => void) | null>(null);
  useEffect(() => {
    void workOffline((take) => setReplace(() => take));
    return showDue();
  }, []);
  const isPrivatePath = location.pathname.startsWith('/sign-in');
  const signInHref = isPrivatePath ? '/sign-in' : `/sign-in?returnTo=${encodeURIComponent(location.pathname)}`;
  return (
    <>
      <SyncBar status={status} signInHref={signInHref} />
      <ParkedDialog
        isOpen={status.asks}
        parked={status.parked}
        doubtful={status.doubtful}
        onKeep={() => void (status.asks && sync?.answer(false))}
        onTake={() => void sync?.answer(true)}
      />
      {replace !== null && <UpdateToast onReload={replace} />}
    </>
  );
}
