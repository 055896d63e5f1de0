import path from 'node:path';
import { db } from '@/db/client';
import { databaseTrouble } from '@/db/failure';
import { deleteExpired } from '@/db/queries/mail-tokens';
import { env } from '@/env';
import { onMailWaiting } from '@/server/mail/queue-mail';
import { type MailLog, sendDueMail } from '@/server/mail/send-mail';
import { folderTransport, smtpTransport, type Transport } from '@/server/mail/transport';

const everyMs = 10_000;
const sweepEvery = 60;

function transportOf(): Transport {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = env();
  if (smtpUrl !== undefined && from !== undefined) return smtpTransport(smtpUrl, from);
  return folderTransport(path.resolve('.data', 'mail'), (text) => process.stdout.write(text));
}

/**
 * Sends mail for as long as the server runs: at once when a request has queued some, and every ten seconds what other
 * replicas have left or what has to be tried again. Gives the function that ends it, after the mail under way.
 */
export function startMail(log: MailLog): () => Promise<void> {
  if (env().DATABASE_URL === undefined) return async () => {};
  const transport = transportOf();
  let running: Promise<void> = Promise.resolve();
  let isEnded = false;
  let turns = 0;
  const work = async (): Promise<void> => {
    try {
      await sendDueMail(db(), transport, log);
      if (turns % sweepEvery === 0) await deleteExpired(db(), { now: new Date() });
      turns += 1;
    } catch (error) {
      // An outage is told by /readyz and by every request; once in ten seconds here would drown the log.
      if (databaseTrouble(error) === null) log.warn({ err: error }, 'the sender of mail failed; it goes on');
    }
  };
  const wake = (): void => {
    if (!isEnded) running = running.then(work);
  };
  onMailWaiting(wake);
  const timer = setInterval(wake, everyMs);
  return async () => {
    isEnded = true;
    clearInterval(timer);
    await running;
  };
}
