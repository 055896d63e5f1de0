import { readSummary, removeAccountData } from '@/client/account-data';
import { forgetAttempts } from '@/client/attempt-outbox';
import { forgetDueNote } from '@/client/due-count';
import { forgetKeptPages } from '@/client/offline';
import { reviewLog } from '@/client/review-log';
import { keepScheduleVersions } from '@/client/schedule-versions';
import { forgetSteps } from '@/client/step-journal';
import { keepStudyChoice } from '@/client/study-choice';
import { sync } from '@/client/sync';

/** What becomes of ratings that could not be sent: ask first, keep them here for the account, or delete them. */
export type Unsent = 'ask' | 'keep' | 'delete';

export type SignOutResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'unsent'; readonly count: number }
  /** The server did not end the session, so nothing was removed. */
  | { readonly kind: 'failed' };

/** Removes what an account has in this browser: events, sittings, pages that were kept. Then every page starts anew. */
export async function forgetAccountHere(path = '/', keepUnsent = false): Promise<void> {
  keepStudyChoice(null);
  keepScheduleVersions(null);
  forgetDueNote();
  forgetAttempts();
  forgetSteps();
  await removeAccountData(keepUnsent).catch(() => {});
  await forgetKeptPages().catch(() => {});
  (await reviewLog()).leave(path);
}

/** Sends what waits, ends the session, and leaves nothing of the account in this browser. */
export async function signOut(unsent: Unsent): Promise<SignOutResult> {
  await (await sync()).run();
  const count = (await readSummary().catch(() => null))?.waiting ?? 0;
  if (count > 0 && unsent === 'ask') return { kind: 'unsent', count };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/api/v1/sign-out', { method: 'POST', headers, body: '{}' }).catch(() => null);
  // 401: the session had ended already.
  if (response === null || (!response.ok && response.status !== 401)) return { kind: 'failed' };
  await forgetAccountHere('/', unsent === 'keep');
  return { kind: 'done' };
}
