'use client';

import { FallenCairn } from '@/components/site/fallen-cairn';

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** Shown when a page fails on the way. Never shows what failed: the reference leads the operator to the log. */
export default function ErrorPage({ error, reset }: Props) {
  return (
    <main id="main" className="page pt-16">
      <FallenCairn />
      <h1 className="title small mt-6">This page could not be shown.</h1>
      <p className="sub mt-3 max-w-read">Something failed on the server. Your ratings are safe in this browser.</p>
      <div className="go">
        <button type="button" className="btn primary" onClick={reset}>
          Try again
        </button>
        <a href="/">Home</a>
      </div>
      {error.digest !== undefined && <p className="meta mt-6">Reference: {error.digest}</p>}
    </main>
  );
}
