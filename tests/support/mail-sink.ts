/**
 * A real mail server for the browser tests: takes every mail and keeps it as a file that a test can wait for.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type KeptMail = { readonly to: readonly string[]; readonly subject: string; readonly text: string };

/** Starts the sink on a free port of this machine. */
export async function startMailSink(folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      void simpleParser(stream).then(({ subject = '', text = '' }) => {
        count += 1;
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const kept: KeptMail = { to, subject, text };
        writeFileSync(path.join(folder, `${String(count).padStart(6, '0')}.json`), JSON.stringify(kept));
        callback();
      }, callback);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** All mail to an address so far, oldest first. */
export function mailTo(address: string, folder = process.env['E2E_MAIL_DIR'] ?? ''): KeptMail[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as KeptMail)
    .filter(({ to }) => to.includes(address));
}

/** The link in the newest mail to an address, once there are `count` of them. */
export async function linkMailedTo(address: string, count = 1): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const mails = mailTo(address);
    const link = mails.length >= count ? /https?:\/\/\S+#[\w-]{43}/.exec(mails.at(-1)?.text ?? '')?.[0] : undefined;
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no link was mailed to ${address}`);
}
