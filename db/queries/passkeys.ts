import { and, eq, gt, lt, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { passkeyChallenges, passkeys, users } from '@/db/schema/users';

export type Passkey = {
  readonly id: string;
  readonly userId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
};

export type ListedPasskey = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

/** A challenge, kept until it is answered. Old ones that nobody answered go on the way. */
export async function insertChallenge(
  db: Database,
  row: { ceremonyHash: string; challenge: string; userId: string | null; expiresAt: Date; now: Date },
): Promise<void> {
  const { now, ...values } = row;
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now));
  await db.insert(passkeyChallenges).values(values);
}

/** Takes a challenge out, so that it is answered once. Null when it is gone or too old. */
export async function takeChallenge(
  db: Database,
  key: { ceremonyHash: string; now: Date },
): Promise<{ challenge: string; userId: string | null } | null> {
  const [row] = await db
    .delete(passkeyChallenges)
    .where(and(eq(passkeyChallenges.ceremonyHash, key.ceremonyHash), gt(passkeyChallenges.expiresAt, key.now)))
    .returning({ challenge: passkeyChallenges.challenge, userId: passkeyChallenges.userId });
  return row ?? null;
}

/** The passkey with this id, whoever owns it: its signature says who is signing in. */
export async function findPasskey(db: Database, key: { id: string }): Promise<Passkey | null> {
  const { id, userId, publicKey, counter, transports } = passkeys;
  const [row] = await db
    .select({ id, userId, publicKey, counter, transports })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(eq(passkeys.id, key.id));
  return row ?? null;
}

export async function listPasskeys(db: Database, key: { userId: string }): Promise<ListedPasskey[]> {
  const { id, name, createdAt, lastUsedAt } = passkeys;
  return db
    .select({ id, name, createdAt, lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.userId, key.userId))
    .orderBy(passkeys.createdAt);
}

/** Adds a passkey. False when its id is known already. */
export async function insertPasskey(
  db: Database,
  row: Passkey & { readonly name: string; readonly isBackedUp: boolean; readonly now: Date },
): Promise<boolean> {
  const { now, transports, ...rest } = row;
  const added = await db
    .insert(passkeys)
    .values({ ...rest, transports: [...transports], createdAt: now })
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return added.length > 0;
}

/** Notes a use. False when the counter did not move on: then another copy of the key has been used meanwhile. */
export async function savePasskeyUsed(
  db: Database,
  key: { userId: string; id: string; counter: number; now: Date },
): Promise<boolean> {
  const movesOn = or(lt(passkeys.counter, key.counter), sql`${passkeys.counter} = 0 and ${key.counter} = 0`);
  const used = await db
    .update(passkeys)
    .set({ counter: key.counter, lastUsedAt: key.now })
    .where(and(eq(passkeys.userId, key.userId), eq(passkeys.id, key.id), movesOn))
    .returning({ id: passkeys.id });
  return used.length > 0;
}

export async function savePasskeyName(
  db: Database,
  key: { userId: string; id: string; name: string },
): Promise<boolean> {
  const renamed = await db
    .update(passkeys)
    .set({ name: key.name })
    .where(and(eq(passkeys.userId, key.userId), eq(passkeys.id, key.id)))
    .returning({ id: passkeys.id });
  return renamed.length > 0;
}

export async function deletePasskey(db: Database, key: { userId: string; id: string }): Promise<boolean> {
  const gone = await db
    .delete(passkeys)
    .where(and(eq(passkeys.userId, key.userId), eq(passkeys.id, key.id)))
    .returning({ id: passkeys.id });
  return gone.length > 0;
}
