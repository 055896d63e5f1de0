import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { mailTokens, passkeyChallenges, sessions, type TokenPurpose } from '@/db/schema/users';

export type MailToken = {
  readonly email: string;
  readonly userId: string | null;
  readonly browserHash: string | null;
  readonly payload: Readonly<Record<string, string>>;
};

/** Puts a link in force; the earlier one of this purpose and address is void from then on. */
export async function saveMailToken(
  tx: Database,
  given: MailToken & { tokenHash: string; purpose: TokenPurpose; expiresAt: Date; now: Date },
): Promise<void> {
  const { tokenHash, purpose, email, userId, browserHash, payload, expiresAt, now } = given;
  const row = { tokenHash, purpose, email, userId, browserHash, payload: { ...payload }, expiresAt, createdAt: now };
  await tx
    .insert(mailTokens)
    .values(row)
    .onConflictDoUpdate({ target: [mailTokens.purpose, mailTokens.email], set: row });
}

const columns = {
  email: mailTokens.email,
  userId: mailTokens.userId,
  browserHash: mailTokens.browserHash,
  payload: mailTokens.payload,
};

type Key = { tokenHash: string; purpose: TokenPurpose; now: Date };

const isLive = ({ tokenHash, purpose, now }: Key) =>
  and(eq(mailTokens.tokenHash, tokenHash), eq(mailTokens.purpose, purpose), gt(mailTokens.expiresAt, now));

/** A link that is still in force, without using it. */
export async function findMailToken(db: Database, key: Key): Promise<MailToken | null> {
  const [row] = await db.select(columns).from(mailTokens).where(isLive(key));
  return row ?? null;
}

/** Uses a link: of any number of calls at once, one gets it. */
export async function takeMailToken(tx: Database, key: Key): Promise<MailToken | null> {
  const [row] = await tx.delete(mailTokens).where(isLive(key)).returning(columns);
  return row ?? null;
}

/** Notes on a link that is in force that the other one of its pair was used. False when there is no such link. */
export async function saveCounterpartUsed(
  tx: Database,
  key: { purpose: TokenPurpose; email: string; userId: string; now: Date },
): Promise<boolean> {
  const { purpose, email, userId, now } = key;
  const changed = await tx
    .update(mailTokens)
    .set({ payload: sql`${mailTokens.payload} || '{"isOtherUsed": "yes"}'::jsonb` })
    .where(
      and(
        eq(mailTokens.purpose, purpose),
        eq(mailTokens.email, email),
        eq(mailTokens.userId, userId),
        gt(mailTokens.expiresAt, now),
      ),
    )
    .returning({ purpose: mailTokens.purpose });
  return changed.length > 0;
}

/** Voids the link of this purpose and address. */
export async function deleteMailToken(tx: Database, key: { purpose: TokenPurpose; email: string }): Promise<void> {
  await tx.delete(mailTokens).where(and(eq(mailTokens.purpose, key.purpose), eq(mailTokens.email, key.email)));
}

/** Removes links, ceremonies and sessions that ended. */
export async function deleteExpired(db: Database, key: { now: Date }): Promise<void> {
  await db.delete(mailTokens).where(lt(mailTokens.expiresAt, key.now));
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, key.now));
  await db.delete(sessions).where(lt(sessions.expires, key.now));
}
