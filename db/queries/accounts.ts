import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { reviewEvents } from '@/db/schema/reviews';
import {
  accounts,
  erasedUsers,
  mailTokens,
  outgoingMail,
  passkeys,
  passwords,
  sessions,
  users,
} from '@/db/schema/users';
import type { Role } from '@/domain/account/role';

export async function saveName(db: Database, given: { userId: string; name: string | null }): Promise<void> {
  await db.update(users).set({ name: given.name }).where(eq(users.id, given.userId));
}

/** Gives somebody a role. False when nobody has that address. */
export async function saveRole(db: Database, given: { email: string; role: Role }): Promise<boolean> {
  const changed = await db
    .update(users)
    .set({ role: given.role })
    .where(eq(users.email, given.email))
    .returning({ id: users.id });
  return changed.length > 0;
}

/** What is kept of a person beside their log: no hash and no secret among it. */
export type Kept = {
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly emailVerified: Date | null;
    readonly name: string | null;
    readonly role: Role;
    readonly createdAt: Date;
    readonly hasPassword: boolean;
    readonly passwordChangedAt: Date | null;
  };
  readonly signIns: readonly {
    readonly provider: string;
    readonly providerAccountId: string;
    readonly createdAt: Date;
  }[];
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly transports: readonly string[];
    readonly isBackedUp: boolean;
    readonly createdAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string;
    readonly method: string;
    readonly createdAt: Date;
    readonly lastSeenAt: Date;
    readonly authenticatedAt: Date;
    readonly expires: Date;
  }[];
};

/** Everything of a person that is not in their log. Null when they are not there any more. */
export async function findKept(db: Database, key: { userId: string }): Promise<Kept | null> {
  const [found] = await db
    .select({
      id: users.id,
      email: users.email,
      emailVerified: users.emailVerified,
      name: users.name,
      role: users.role,
      createdAt: users.createdAt,
      passwordChangedAt: passwords.updatedAt,
    })
    .from(users)
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.id, key.userId));
  if (found === undefined) return null;
  const { provider, providerAccountId, createdAt } = accounts;
  return {
    account: { ...found, hasPassword: found.passwordChangedAt !== null },
    signIns: await db
      .select({ provider, providerAccountId, createdAt })
      .from(accounts)
      .where(eq(accounts.userId, key.userId))
      .orderBy(asc(accounts.provider)),
    passkeys: await db
      .select({
        id: passkeys.id,
        name: passkeys.name,
        transports: passkeys.transports,
        isBackedUp: passkeys.isBackedUp,
        createdAt: passkeys.createdAt,
        lastUsedAt: passkeys.lastUsedAt,
      })
      .from(passkeys)
      .where(eq(passkeys.userId, key.userId))
      .orderBy(asc(passkeys.createdAt)),
    sessions: await db
      .select({
        id: sessions.id,
        device: sessions.device,
        method: sessions.method,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        authenticatedAt: sessions.authenticatedAt,
        expires: sessions.expires,
      })
      .from(sessions)
      .where(eq(sessions.userId, key.userId))
      .orderBy(asc(sessions.createdAt)),
  };
}

/** What the server noted of each event beside what the device sent. */
export async function listReceived(
  db: Database,
  key: { userId: string },
): Promise<{ seq: number; reviewedAt: Date; localDay: number; receivedAt: Date }[]> {
  const { seq, reviewedAt, localDay, receivedAt } = reviewEvents;
  return db
    .select({ seq, reviewedAt, localDay, receivedAt })
    .from(reviewEvents)
    .where(eq(reviewEvents.userId, key.userId))
    .orderBy(asc(seq));
}

/** Removes a person and all that hangs on them, mail to them included, and notes that they are gone for good. */
export async function deleteAccount(
  tx: Database,
  given: { userId: string; email: string; userHash: string; now: Date },
): Promise<void> {
  await tx.insert(erasedUsers).values({ userHash: given.userHash, erasedAt: given.now }).onConflictDoNothing();
  await tx.delete(outgoingMail).where(eq(outgoingMail.recipient, given.email));
  await tx.delete(mailTokens).where(or(eq(mailTokens.email, given.email), eq(mailTokens.userId, given.userId)));
  await tx.delete(users).where(eq(users.id, given.userId));
}

/** The hashes of all who were erased, oldest first. */
export async function listErased(db: Database): Promise<{ userHash: string; erasedAt: Date }[]> {
  return db.select().from(erasedUsers).orderBy(asc(erasedUsers.erasedAt), asc(erasedUsers.userHash));
}

/** Adds hashes of erased people that this database may not know: it is older than they are. */
export async function insertErased(
  db: Database,
  given: { erased: readonly { readonly userHash: string; readonly erasedAt: Date }[] },
): Promise<void> {
  if (given.erased.length > 0)
    await db
      .insert(erasedUsers)
      .values([...given.erased])
      .onConflictDoNothing();
}

/** Erases again whoever was erased before and is here all the same, as after a backup was restored. Gives how many. */
export async function deleteErasedAgain(tx: Database): Promise<number> {
  const isErased = sql`encode(sha256(convert_to(${users.id}::text, 'UTF8')), 'hex') in (select ${erasedUsers.userHash} from ${erasedUsers})`;
  const found = await tx.select({ id: users.id, email: users.email }).from(users).where(isErased);
  if (found.length === 0) return 0;
  const emails = found.map(({ email }) => email);
  await tx.delete(outgoingMail).where(inArray(outgoingMail.recipient, emails));
  await tx.delete(mailTokens).where(inArray(mailTokens.email, emails));
  await tx.delete(users).where(
    inArray(
      users.id,
      found.map(({ id }) => id),
    ),
  );
  return found.length;
}
