/**
 * How next-auth reaches the database: the Drizzle adapter, with narrower hands. It never sees a session's row by its
 * secret, keeps none of a provider's tokens, and makes accounts for addresses that the provider vouches for.
 */
import type { Adapter, AdapterUser } from '@auth/core/adapters';
import { DrizzleAdapter } from '@auth/drizzle-adapter';
import type { Database } from '@/db/database';
import { deleteSessionByToken, findSession, insertSession, saveSessionSeen } from '@/db/queries/sessions';
import { accounts, sessions, users } from '@/db/schema/users';
import { secretHash } from '@/server/auth/secret-token';
import { deviceName } from '@/server/auth/session';

export type AdapterContext = {
  readonly now: Date;
  readonly userAgent: string | null;
  /** The address of this sign-in that the provider says is verified. */
  verifiedEmail(): string | null;
};

/** Cairn's adapter for one request. */
export function createAdapter(db: Database, { now, userAgent, verifiedEmail }: AdapterContext): Adapter {
  const plain = DrizzleAdapter(db, { usersTable: users, accountsTable: accounts, sessionsTable: sessions }) as Required<
    Pick<Adapter, 'createUser' | 'getUser' | 'getUserByEmail' | 'getUserByAccount' | 'updateUser' | 'linkAccount'>
  >;
  return {
    getUser: plain.getUser,
    getUserByEmail: plain.getUserByEmail,
    getUserByAccount: plain.getUserByAccount,
    updateUser: plain.updateUser,
    createUser: async ({ id, email }) => {
      if (email !== verifiedEmail()) throw new Error('An account is made for a verified address only');
      return plain.createUser({ id, email, emailVerified: now } as AdapterUser);
    },
    linkAccount: async ({ userId, type, provider, providerAccountId }) => {
      await plain.linkAccount({ userId, type, provider, providerAccountId });
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
