import { eq, lt, lte } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { outgoingMail } from '@/db/schema/users';

export type MailToSend = {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly expiresAt: Date;
};
export type WaitingMail = MailToSend & { readonly id: string; readonly attempts: number };

export async function insertMail(tx: Database, mail: MailToSend): Promise<void> {
  const { to, subject, body, expiresAt } = mail;
  await tx.insert(outgoingMail).values({ recipient: to, subject, body, expiresAt });
}

/**
 * Claims one mail that is due: it is due again only at `nextAttemptAt`, so no other sender takes it meanwhile, and it
 * comes back if this one dies. `attempts` is how often it was tried before. Null when there is none.
 */
export async function claimDueMail(
  db: Database,
  given: { now: Date; nextAttemptAt(attempts: number): Date },
): Promise<WaitingMail | null> {
  const { id, recipient, subject, body, attempts, expiresAt } = outgoingMail;
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({ id, to: recipient, subject, body, attempts, expiresAt })
      .from(outgoingMail)
      .where(lte(outgoingMail.nextAttemptAt, given.now))
      .orderBy(outgoingMail.nextAttemptAt)
      .limit(1)
      .for('update', { skipLocked: true });
    if (row === undefined) return null;
    await tx
      .update(outgoingMail)
      .set({ nextAttemptAt: given.nextAttemptAt(row.attempts), attempts: row.attempts + 1 })
      .where(eq(outgoingMail.id, row.id));
    return row;
  });
}

export async function deleteMail(tx: Database, key: { id: string }): Promise<void> {
  await tx.delete(outgoingMail).where(eq(outgoingMail.id, key.id));
}

/** Mail whose links are dead by now is of no use to anybody. Gives how many were dropped. */
export async function deleteExpiredMail(db: Database, key: { now: Date }): Promise<number> {
  const gone = await db
    .delete(outgoingMail)
    .where(lt(outgoingMail.expiresAt, key.now))
    .returning({ id: outgoingMail.id });
  return gone.length;
}
