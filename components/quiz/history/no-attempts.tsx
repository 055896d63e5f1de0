import { ProgressCairn } from '@/components/ui/stones';

/** Where attempts will stand. */
export function NoAttempts({ isSignedIn, signInHref }: { readonly isSignedIn: boolean; readonly signInHref: string }) {
  return (
    <div className="past-none">
      <ProgressCairn stones={0} width={48} />
      <h2>No quiz taken yet</h2>
      <p className="sub">
        Each attempt is listed here with its score. The first one at a guide is marked, since its answers were new.
        {!isSignedIn && (
          <>
            {' '}
            Without an account, attempts stay with this browser. <a href={signInHref}>Sign in</a> to find them anywhere.
          </>
        )}
      </p>
    </div>
  );
}
