/** How mail leaves: through the operator's server, or, where there is none, into a folder of this machine. */
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';
import type { WaitingMail } from '@/db/queries/mail';

export type Transport = {
  /** Hands a mail over. Rejects when it was not taken. */
  send(mail: Pick<WaitingMail, 'to' | 'subject' | 'body'>): Promise<void>;
};

const waitMs = 10_000;

/** Sends through an SMTP server, one connection a mail, with time-outs. */
export function smtpTransport(smtpUrl: string, from: string): Transport {
  const mailer = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as nodemailer.TransportOptions);
  return {
    // The address stands alone in a list, so that nothing in it is read as a second one.
    send: async ({ to, subject, body }) => {
      await mailer.sendMail({ from, to: { name: '', address: to }, subject, text: body });
    },
  };
}

/** Writes each mail to a file that only its owner can read, and tells the terminal where, with its link. */
export function folderTransport(folder: string, say: (text: string) => void): Transport {
  return {
    async send({ to, subject, body }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = path.join(
        folder,
        `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.eml`,
      );
      const text = `To: ${to}\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${body}`;
      await writeFile(file, text, { mode: 0o600 });
      const link = /https?:\/\/\S+/.exec(body)?.[0] ?? '';
      say(`\nMail for ${to}: ${subject}\n  ${link}\n  ${file}\n`);
    },
  };
}
