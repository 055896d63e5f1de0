import type { Database } from '@/db/database';
import { insertMail } from '@/db/queries/mail';
import type { MailText } from '@/server/mail/mail-texts';

const key = Symbol.for('cairn.mail.waiting');
type Holder = { [key]?: () => void };

/** Called by the sender once: how it is woken. */
export function onMailWaiting(wake: () => void): void {
  (globalThis as Holder)[key] = wake;
}

/**
 * Puts a mail into the queue, as part of the caller's transaction: it is sent when, and only when, what it speaks of
 * has happened. The answer to the request does not wait for a mail server.
 */
export async function queueMail(tx: Database, to: string, text: MailText, expiresAt: Date): Promise<void> {
  await insertMail(tx, { to, ...text, expiresAt });
  setTimeout(() => (globalThis as Holder)[key]?.(), 50);
}
