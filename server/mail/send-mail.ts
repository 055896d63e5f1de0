/**
 * Sends what waits. Every replica runs one of these; a mail is claimed before it is sent, so one of them sends it, and it
 * is gone from the table once the mail server has taken it. What was refused is tried again later, until its link would
 * be dead. A sender that dies between sending and removing sends twice: better than never.
 */
import type { Database } from '@/db/database';
import { claimDueMail, deleteExpiredMail, deleteMail } from '@/db/queries/mail';
import type { Transport } from '@/server/mail/transport';

export type MailLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

const longestPauseMs = 10 * 60_000;

/** Three minutes, six, ten: longer than one try may take. */
export function pauseAfter(attempts: number): number {
  return Math.min(longestPauseMs, 180_000 * 2 ** attempts);
}

/** Sends one mail that is due. False when there is none. */
export async function sendOneMail(db: Database, transport: Transport, log: MailLog, now: Date): Promise<boolean> {
  const nextAttemptAt = (attempts: number) => new Date(now.getTime() + pauseAfter(attempts));
  const mail = await claimDueMail(db, { now, nextAttemptAt });
  if (mail === null) return false;
  const fields = { mail: mail.id, attempts: mail.attempts + 1 };
  try {
    await transport.send(mail);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    log.warn({ ...fields, code }, 'mail could not be sent; it is tried again until its link is dead');
    return true;
  }
  await deleteMail(db, { id: mail.id });
  log.info(fields, 'mail sent');
  return true;
}

/** Sends all that is due, and drops what is dead. */
export async function sendDueMail(db: Database, transport: Transport, log: MailLog): Promise<void> {
  await deleteExpiredMail(db, { now: new Date() });
  while (await sendOneMail(db, transport, log, new Date()));
}
