/**
 * That this browser took quizzes without an account. The cookie that they hang on is not readable here; this mark only
 * says that there is something to claim, so that nobody else sends the request.
 */
import { send } from '@/client/send';

const key = 'cairn-guest-attempts';

export function noteGuestAttempt(): void {
  try {
    localStorage.setItem(key, '1');
  } catch {
    // Storage is blocked: the page of the attempt claims it.
  }
}

function hasGuestAttempts(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** Makes what was taken as a guest the person's own. Again is the same. */
export async function claimAttempts(): Promise<boolean> {
  const claimed = await send('POST', '/api/v1/attempts/claim', {});
  if (claimed.ok) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Blocked: there is no mark.
    }
  }
  return claimed.ok;
}

/** At sign-in, and whenever this browser syncs: nothing is sent unless there is something to claim. */
export async function claimIfAny(): Promise<void> {
  if (hasGuestAttempts()) await claimAttempts();
}
