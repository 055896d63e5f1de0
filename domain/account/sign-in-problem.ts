/** What pages say to somebody whom a provider has sent back with a `problem`. */
const words = {
  account_exists:
    'There is an account with this address already. Sign in the usual way, then connect the other service in the settings.',
  cancelled: 'Signing in there was cancelled. Nothing was changed.',
  email_not_verified: 'That service has not confirmed your address, so it cannot be used to sign in here.',
  provider_failed: 'Signing in there did not work. Nothing was changed.',
  provider_linked: 'An account of that service is connected already. Remove it first to connect another one.',
  provider_taken: 'That account belongs to somebody else here. Nothing was changed.',
  provider_unreachable: 'That service did not answer. Try again later, or sign in another way.',
  sign_in_expired: 'That took too long, or began in another browser. Try again.',
  too_many: 'Too many tries from here. Try again in an hour.',
} as const;

export type SignInProblem = keyof typeof words;

/** The sentence for a problem that an address names; null for anything else. */
export function signInProblemWords(problem: unknown): string | null {
  return typeof problem === 'string' && Object.hasOwn(words, problem) ? words[problem as SignInProblem] : null;
}
