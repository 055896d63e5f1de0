/** The Ed25519 keys of this instance. Private halves are sealed before they come here. */
import { asc, desc, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { instanceKeys } from '@/db/schema/quizzes';

export type InstanceKeyRow = {
  readonly id: string;
  readonly publicKey: string;
  readonly sealedPrivateKey: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
};

/** Any number that nothing else locks. */
const lockKey = 5_071_219;

/** Waits until no other process makes a key, until the transaction ends. */
export async function lockInstanceKeys(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
}

/** Keys that may sign, newest first. */
export async function listSigningKeys(db: Database): Promise<InstanceKeyRow[]> {
  return db.select().from(instanceKeys).where(isNull(instanceKeys.retiredAt)).orderBy(desc(instanceKeys.createdAt));
}

/** The public halves of all keys that ever signed, oldest first. */
export async function listPublicKeys(db: Database): Promise<{ readonly id: string; readonly publicKey: string }[]> {
  return db
    .select({ id: instanceKeys.id, publicKey: instanceKeys.publicKey })
    .from(instanceKeys)
    .orderBy(asc(instanceKeys.createdAt), asc(instanceKeys.id));
}

export async function insertInstanceKey(
  tx: Database,
  row: { id: string; publicKey: string; sealedPrivateKey: Uint8Array },
): Promise<void> {
  await tx.insert(instanceKeys).values(row);
}
