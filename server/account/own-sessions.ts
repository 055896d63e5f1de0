import type { Database } from '@/db/database';
import { deleteSession, deleteSessions, type ListedSession, listSessions } from '@/db/queries/sessions';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a person is signed in; `isThis` is the session that asks. */
export async function listOwnSessions(
  db: Database,
  key: { readonly userId: string; readonly sessionId: string; readonly now: Date },
): Promise<(ListedSession & { readonly isThis: boolean })[]> {
  const sessions = await listSessions(db, key);
  return sessions.map((session) => ({ ...session, isThis: session.id === key.sessionId }));
}

/** Ends one of a person's own sessions. False when there is none with that id. */
export async function endOwnSession(
  db: Database,
  key: { readonly userId: string; readonly id: string },
): Promise<boolean> {
  return uuid.test(key.id) && deleteSession(db, key);
}

/** Ends all of a person's sessions but one. */
export async function endOtherSessions(
  db: Database,
  key: { readonly userId: string; readonly keep: string },
): Promise<void> {
  await deleteSessions(db, key);
}
