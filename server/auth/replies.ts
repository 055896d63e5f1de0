/** What the routes of signing in answer when they refuse. One wording for one reason. */
import type { PasswordProblem } from '@/domain/account/password';
import { passwordWords } from '@/domain/account/password';
import type { PasswordFailure } from '@/server/auth/password-deeds';

export const linkPerClient = { name: 'link-client', points: 60, seconds: 3600 };
export const passwordPerClient = { name: 'password-client', points: 60, seconds: 3600 };

/** Nobody is signed in, or no longer: the session ended, or the account was erased meanwhile. */
export const signedOut = { status: 401, code: 'signed_out', title: 'Sign in first' } as const;

export const linkExpired = {
  status: 410,
  code: 'link_expired',
  title: 'This link has been used or is older than 10 minutes',
} as const;

/** A refusal about a password: at its field where there is something to mend. */
export function passwordReply(code: PasswordProblem | PasswordFailure) {
  if (code === 'too_many') {
    const title = 'Too many tries for this account. Ask for a link by mail, or wait an hour.';
    return { status: 429, code, title, retryAfterSeconds: 3600 } as const;
  }
  if (code === 'wrong_credentials')
    return { status: 401, code, title: 'The address and the password do not belong together' } as const;
  return {
    status: 422,
    code: 'invalid',
    title: 'The password does not fit',
    fields: { password: passwordWords[code] },
  } as const;
}

export const busy = {
  status: 503,
  code: 'busy',
  title: 'Many people are signing in right now. Try again in a moment.',
  retryAfterSeconds: 5,
} as const;
