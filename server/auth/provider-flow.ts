/**
 * What a trip to a provider is for: to sign in, or to link the provider to the session that asked. Kept in a cookie
 * that is signed together with the trip's own state, so that neither can be paired with another's.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/env';

export type Flow = { readonly intent: 'sign-in' } | { readonly intent: 'link'; readonly sessionId: string };

/** The key of this process' signatures and of next-auth's cookies. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (secret === undefined) throw new Error('AUTH_SECRET is not set: `npm start` sets one for itself');
  return secret;
}

function seal(text: string, state: string): string {
  return createHmac('sha256', authSecret()).update(`provider flow\n${text}\n${state}`).digest('base64url');
}

/** The cookie's value. `state` is the value of the state cookie of the same trip. */
export function writeFlow(flow: Flow, state: string): string {
  const text = flow.intent === 'link' ? `link.${flow.sessionId}` : 'sign-in.';
  return `${text}.${seal(text, state)}`;
}

/** What the cookie says; null when it is missing, changed or of another trip. */
export function readFlow(value: string | null, state: string | null): Flow | null {
  const [intent, sessionId, mark] = value?.split('.') ?? [];
  if (intent === undefined || sessionId === undefined || mark === undefined || state === null) return null;
  const expected = Buffer.from(seal(`${intent}.${sessionId}`, state));
  const given = Buffer.from(mark);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return intent === 'link' ? { intent, sessionId } : { intent: 'sign-in' };
}
