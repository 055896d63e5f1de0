'use client';

import { useState } from 'react';
import { refusedAsJson } from '@/client/account-data';
import { type SignOutResult, signOut, type Unsent } from '@/client/sign-out';
import { useSync } from '@/client/use-sync';
import { BrowserSummary } from '@/components/account/browser-summary';
import { SignOutButton } from '@/components/account/sign-out-button';

function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The settings of this browser: what is kept here, what waits, and signing out. */
export function ThisBrowser() {
  const { status, sync } = useSync();
  const [result, setResult] = useState<SignOutResult | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const handleSignOut = async (unsent: Unsent) => {
    setIsBusy(true);
    setResult(await signOut(unsent));
    setIsBusy(false);
  };
  return (
    <div className="this-browser">
      <BrowserSummary
        status={status}
        onExportRefused={() => void refusedAsJson().then((text) => saveFile('refused-ratings.json', text))}
      />
      <div className="actions">
        <button type="button" className="btn" aria-disabled={status.isRunning} onClick={() => void sync?.run()}>
          Sync now
        </button>
        <SignOutButton
          isBusy={isBusy}
          unsent={result?.kind === 'unsent' ? result.count : null}
          hasFailed={result?.kind === 'failed'}
          onSignOut={() => void handleSignOut('ask')}
          onKeep={() => void handleSignOut('keep')}
          onDelete={() => void handleSignOut('delete')}
          onCancel={() => setResult(null)}
        />
      </div>
    </div>
  );
}
