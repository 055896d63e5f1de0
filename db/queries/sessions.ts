import { and, eq, gt, ne, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { sessions, users } from '@/db/schema/users';
import type { Role } from '@/domain/account/role';

export type SessionMethod = 'email' | 'password' | 'oauth' | 'passkey';

export type CurrentSession = {
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
  readonly role: Role;
  readonly authenticatedAt: Date;
  readonly lastSeenAt: Date;
  readonly expires: Date;
};

/** The session with this token's hash and its owner, in one indexed query; null when it has ended. */
export async function findSession(db: Database, key: { tokenHash: string; now: Date }): Promise<CurrentSession | null> {
  const [row] = await db
    .select({
      sessionId: sessions.id,
      userId: users.id,
      email: users.email,
      emailVerified: users.emailVerified,
      name: users.name,
      role: users.role,
      authenticatedAt: sessions.authenticatedAt,
      lastSeenAt: sessions.lastSeenAt,
      expires: sessions.expires,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.sessionToken, key.tokenHash), gt(sessions.expires, key.now)))
    .prepare('find_session')
    .execute();
  if (row === undefined) return null;
  const { emailVerified, ...rest } = row;
  return { ...rest, isEmailVerified: emailVerified !== null };
}

export async function insertSession(
  db: Database,
  session: { tokenHash: string; userId: string; method: SessionMethod; device: string; now: Date; expires: Date },
): Promise<void> {
  const { tokenHash, userId, method, device, now, expires } = session;
  await db.insert(sessions).values({
    sessionToken: tokenHash,
    userId,
    method,
    device,
    expires,
    createdAt: now,
    lastSeenAt: now,
    authenticatedAt: now,
  });
}

/** Notes that a session is in use, and puts its end further away. */
export async function saveSessionSeen(
  db: Database,
  key: { tokenHash: string; now: Date; expires: Date },
): Promise<void> {
  await db
    .update(sessions)
    .set({ lastSeenAt: key.now, expires: key.expires })
    .where(eq(sessions.sessionToken, key.tokenHash));
}

/** Notes that the owner of a session has shown once more who they are. */
export async function saveSessionAuthenticated(
  db: Database,
  key: { userId: string; sessionId: string; now: Date },
): Promise<void> {
  await db
    .update(sessions)
    .set({ authenticatedAt: key.now })
    .where(and(eq(sessions.userId, key.userId), eq(sessions.id, key.sessionId)));
}

export type ListedSession = {
  readonly id: string;
  readonly method: SessionMethod;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

export async function listSessions(db: Database, key: { userId: string; now: Date }): Promise<ListedSession[]> {
  const { id, method, device, createdAt, lastSeenAt } = sessions;
  return db
    .select({ id, method, device, createdAt, lastSeenAt })
    .from(sessions)
    .where(and(eq(sessions.userId, key.userId), gt(sessions.expires, key.now)))
    .orderBy(sql`${sessions.lastSeenAt} desc`);
}

/** Ends one session of a person. Gives whether there was one. */
export async function deleteSession(db: Database, key: { userId: string; id: string }): Promise<boolean> {
  const gone = await db
    .delete(sessions)
    .where(and(eq(sessions.userId, key.userId), eq(sessions.id, key.id)))
    .returning({ id: sessions.id });
  return gone.length > 0;
}

/** Ends all sessions of a person, but the one to keep. */
export async function deleteSessions(db: Database, key: { userId: string; keep: string | null }): Promise<void> {
  const mine = eq(sessions.userId, key.userId);
  await db.delete(sessions).where(key.keep === null ? mine : and(mine, ne(sessions.id, key.keep)));
}

/** Ends the session with this token's hash: signing out. */
export async function deleteSessionByToken(db: Database, key: { tokenHash: string }): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionToken, key.tokenHash));
}
