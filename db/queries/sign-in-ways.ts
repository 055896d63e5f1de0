import { and, count, eq } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { accounts, passkeys, passwords, users } from '@/db/schema/users';
import type { SignInWays } from '@/domain/account/sign-in-ways';

/** Whose a provider's account is; null when nobody has linked it. */
export async function findProviderOwner(
  db: Database,
  key: { provider: string; providerAccountId: string },
): Promise<string | null> {
  const [row] = await db
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(and(eq(accounts.provider, key.provider), eq(accounts.providerAccountId, key.providerAccountId)));
  return row?.userId ?? null;
}

export type LinkedProvider = { readonly provider: string; readonly createdAt: Date };

export async function listLinkedProviders(db: Database, key: { userId: string }): Promise<LinkedProvider[]> {
  return db
    .select({ provider: accounts.provider, createdAt: accounts.createdAt })
    .from(accounts)
    .where(eq(accounts.userId, key.userId))
    .orderBy(accounts.createdAt);
}

/** The ways of a person to sign in, locked until the transaction ends: two of them must not go at once. */
export async function lockSignInWays(transaction: Database, key: { userId: string }): Promise<SignInWays | null> {
  const [user] = await transaction
    .select({ emailVerified: users.emailVerified })
    .from(users)
    .where(eq(users.id, key.userId))
    .for('update');
  if (user === undefined) return null;
  const [password] = await transaction.select({ n: count() }).from(passwords).where(eq(passwords.userId, key.userId));
  const [passkey] = await transaction.select({ n: count() }).from(passkeys).where(eq(passkeys.userId, key.userId));
  const [provider] = await transaction.select({ n: count() }).from(accounts).where(eq(accounts.userId, key.userId));
  return {
    isEmailVerified: user.emailVerified !== null,
    hasPassword: (password?.n ?? 0) > 0,
    passkeys: passkey?.n ?? 0,
    providers: provider?.n ?? 0,
  };
}

/** Unlinks a provider. Gives whether it was linked. */
export async function deleteProvider(db: Database, key: { userId: string; provider: string }): Promise<boolean> {
  const gone = await db
    .delete(accounts)
    .where(and(eq(accounts.userId, key.userId), eq(accounts.provider, key.provider)))
    .returning({ provider: accounts.provider });
  return gone.length > 0;
}
