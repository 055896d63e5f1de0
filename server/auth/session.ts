/**
 * Who is asking. Every way of signing in ends here and makes the same row; every reader of it asks here.
 *
 * Null means that nobody is signed in. A database that does not answer rejects: an outage never looks like that.
 */
import Bowser from 'bowser';
import type { Database } from '@/db/database';
import { beforeDeadline } from '@/db/deadline';
import {
  type CurrentSession,
  deleteSessionByToken,
  findSession,
  insertSession,
  type SessionMethod,
  saveSessionSeen,
} from '@/db/queries/sessions';
import { cookieLine, readCookie } from '@/server/auth/cookies';
import { newSecret, secretHash } from '@/server/auth/secret-token';

const dayMs = 86_400_000;
/** A session ends when it was not used for thirty days. */
export const sessionLifeMs = 30 * dayMs;
/** One query by an index: a database that takes longer is away. */
const findMs = 3000;
const secretShape = /^[A-Za-z0-9_-]{43}$/;

/** "Firefox on Linux": enough to tell one's own devices apart. */
export function deviceName(userAgent: string | null): string {
  if (!userAgent) return 'Unknown device';
  const parsed = Bowser.parse(userAgent.slice(0, 512));
  return [parsed.browser.name, parsed.os.name].filter(Boolean).join(' on ') || 'Unknown device';
}

/** The session that a `Cookie` header names. Its end is moved at most once a day. */
export async function currentSession(
  db: Database,
  cookieHeader: string | null,
  now: Date,
): Promise<CurrentSession | null> {
  const secret = readCookie(cookieHeader, 'session');
  if (secret === null || !secretShape.test(secret)) return null;
  const tokenHash = secretHash(secret);
  const session = await beforeDeadline(findMs, findSession(db, { tokenHash, now }));
  if (session !== null && now.getTime() - session.lastSeenAt.getTime() > dayMs)
    await saveSessionSeen(db, { tokenHash, now, expires: new Date(now.getTime() + sessionLifeMs) });
  return session;
}

export type NewSession = { readonly userId: string; readonly method: SessionMethod; readonly userAgent: string | null };

/** The cookie lines of somebody who has just signed in with this secret. */
export function sessionCookies(secret: string): string[] {
  const seconds = sessionLifeMs / 1000;
  return [cookieLine('session', secret, seconds), cookieLine('signed-in', '1', seconds)];
}

/** The cookie lines of somebody who is signed in no longer. */
export function endedSessionCookies(): string[] {
  return [cookieLine('session', '', 0), cookieLine('signed-in', '', 0)];
}

/**
 * Signs somebody in: a new secret each time, so that a planted cookie is worth nothing. The caller has checked who they
 * are. `previousCookies` is the request's `Cookie` header: a session that it names ends.
 */
export async function startSession(
  db: Database,
  { userId, method, userAgent }: NewSession,
  now: Date,
  previousCookies: string | null = null,
): Promise<string[]> {
  const secret = newSecret();
  const expires = new Date(now.getTime() + sessionLifeMs);
  await endSession(db, previousCookies);
  await insertSession(db, {
    tokenHash: secretHash(secret),
    userId,
    method,
    device: deviceName(userAgent),
    now,
    expires,
  });
  return sessionCookies(secret);
}

/** Signs out what the cookie names. */
export async function endSession(db: Database, cookieHeader: string | null): Promise<void> {
  const secret = readCookie(cookieHeader, 'session');
  if (secret !== null) await deleteSessionByToken(db, { tokenHash: secretHash(secret) });
}
