import { and, eq } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { accounts, passkeys, passwords, users } from '@/db/schema/users';

export type FoundUser = {
  readonly id: string;
  readonly email: string;
  readonly isVerified: boolean;
  readonly passwordHash: string | null;
};

/** The person with this address (as `parseEmailAddress` gives it), with the hash of their password if they have one. */
export async function findUserByEmail(db: Database, key: { email: string }): Promise<FoundUser | null> {
  const [row] = await db
    .select({ id: users.id, email: users.email, emailVerified: users.emailVerified, passwordHash: passwords.hash })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.email, key.email));
  if (row === undefined) return null;
  const { emailVerified, ...rest } = row;
  return { ...rest, isVerified: emailVerified !== null };
}

/** The hash of a person's password. */
export async function findPasswordHash(db: Database, key: { userId: string }): Promise<string | null> {
  const [row] = await db.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, key.userId));
  return row?.hash ?? null;
}

/** The hash of a person's password, held against changes until the transaction ends. */
export async function lockPasswordHash(tx: Database, key: { userId: string }): Promise<string | null> {
  const [row] = await tx
    .select({ hash: passwords.hash })
    .from(passwords)
    .where(eq(passwords.userId, key.userId))
    .for('update');
  return row?.hash ?? null;
}

/** Makes a person, unless the address is taken: then null. */
export async function insertUser(
  tx: Database,
  given: { id: string; email: string; verifiedAt: Date | null; now: Date },
): Promise<string | null> {
  const { id, email, verifiedAt, now } = given;
  const [row] = await tx
    .insert(users)
    .values({ id, email, emailVerified: verifiedAt, createdAt: now })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  return row?.id ?? null;
}

export async function saveEmailVerified(tx: Database, given: { userId: string; now: Date }): Promise<void> {
  await tx.update(users).set({ emailVerified: given.now }).where(eq(users.id, given.userId));
}

export async function savePassword(tx: Database, given: { userId: string; hash: string; now: Date }): Promise<void> {
  const { userId, hash, now } = given;
  await tx
    .insert(passwords)
    .values({ userId, hash, updatedAt: now })
    .onConflictDoUpdate({ target: passwords.userId, set: { hash, updatedAt: now } });
}

/**
 * Takes away every way to sign in that was set before anybody had shown that the address is theirs: whoever set them
 * may have been somebody else.
 */
export async function deleteUnprovenWays(tx: Database, key: { userId: string }): Promise<void> {
  await tx.delete(passwords).where(eq(passwords.userId, key.userId));
  await tx.delete(passkeys).where(eq(passkeys.userId, key.userId));
  await tx.delete(accounts).where(eq(accounts.userId, key.userId));
}

/** Moves an account to another address. False when it is not at `from` any more, or somebody else has `to`. */
export async function saveEmail(
  tx: Database,
  given: { userId: string; from: string; to: string; now: Date },
): Promise<boolean> {
  const { userId, from, to, now } = given;
  if ((await findUserByEmail(tx, { email: to })) !== null) return false;
  const changed = await tx
    .update(users)
    .set({ email: to, emailVerified: now })
    .where(and(eq(users.id, userId), eq(users.email, from)))
    .returning({ id: users.id });
  return changed.length > 0;
}
