/**
 * How next-auth reaches the database: the Drizzle adapter, with narrower hands. It never sees a session's row by its
 * secret, keeps none of a provider's tokens, and makes accounts for addresses that the provider vouches for.
 */
import type { Adapter, AdapterUser } from '@auth/core/adapters';
import { DrizzleAdapter } from '@auth/drizzle-adapter';
import { v7 as newId } from 'uuid';
import type { Database } from '@/db/database';
import { deleteSessionByToken, findSession, insertSession, saveSessionSeen } from '@/db/queries/sessions';
import { insertUser } from '@/db/queries/users';
import { accounts, sessions, users } from '@/db/schema/users';
import { secretHash } from '@/server/auth/secret-token';
import { deviceName } from '@/server/auth/session';

export type AdapterContext = {
  readonly now: Date;
  readonly userAgent: string | null;
  /** The address of this sign-in that the provider says is verified. */
  verifiedEmail(): string | null;
};

function drizzleAdapter(db: Database) {
  return DrizzleAdapter(db, { usersTable: users, accountsTable: accounts, sessionsTable: sessions }) as Required<
    Pick<Adapter, 'getUser' | 'getUserByEmail' | 'getUserByAccount' | 'updateUser' | 'linkAccount'>
  >;
}

/** Cairn's adapter for one request. */
export function createAdapter(db: Database, { now, userAgent, verifiedEmail }: AdapterContext): Adapter {
  const plain = drizzleAdapter(db);
  // A new person is written with their provider or not at all: without it they could not get into their account.
  let arriving: AdapterUser | null = null;
  return {
    getUser: plain.getUser,
    getUserByEmail: plain.getUserByEmail,
    getUserByAccount: plain.getUserByAccount,
    updateUser: plain.updateUser,
    createUser: async ({ email }) => {
      if (email !== verifiedEmail()) throw new Error('An account is made for a verified address only');
      arriving = { id: newId(), email, emailVerified: now };
      return arriving;
    },
    linkAccount: async ({ userId, type, provider, providerAccountId }) => {
      await db.transaction(async (tx) => {
        if (arriving?.id === userId) {
          const made = await insertUser(tx, { id: userId, email: arriving.email, verifiedAt: now, now });
          if (made === null) throw new Error('The address got an account meanwhile');
        }
        await drizzleAdapter(tx).linkAccount({ userId, type, provider, providerAccountId });
      });
    },
    createSession: async ({ sessionToken, userId, expires }) => {
      const device = deviceName(userAgent);
      await insertSession(db, { tokenHash: secretHash(sessionToken), userId, method: 'oauth', device, now, expires });
      return { sessionToken, userId, expires };
    },
    getSessionAndUser: async (sessionToken) => {
      const session = await findSession(db, { tokenHash: secretHash(sessionToken), now });
      const user = session === null ? null : await plain.getUser(session.userId);
      if (session === null || user === null) return null;
      return { session: { sessionToken, userId: session.userId, expires: session.expires }, user };
    },
    updateSession: async ({ sessionToken, expires }) => {
      if (expires !== undefined) await saveSessionSeen(db, { tokenHash: secretHash(sessionToken), now, expires });
      return null;
    },
    deleteSession: async (sessionToken) => {
      await deleteSessionByToken(db, { tokenHash: secretHash(sessionToken) });
    },
  };
}
