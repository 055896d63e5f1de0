/**
 * Asking for a link by mail: to sign in, to confirm an address, to set a new password. Answers the same, after the same
 * work, whoever asks for whichever address. Asking again voids the earlier link.
 */
import type { Database } from '@/db/database';
import { saveMailToken } from '@/db/queries/mail-tokens';
import { findUserByEmail } from '@/db/queries/users';
import type { TokenPurpose } from '@/db/schema/users';
import { mayMail } from '@/server/auth/mail-limits';
import { newSecret, secretHash } from '@/server/auth/secret-token';
import { type MailText, noAccountMail, resetMail, signInMail } from '@/server/mail/mail-texts';
import { queueMail } from '@/server/mail/queue-mail';

export const linkLifeMs = 10 * 60_000;

export type LinkToMail = {
  readonly purpose: TokenPurpose;
  readonly email: string;
  readonly userId: string | null;
  /** The browser that asks, when only that one may use the link without saying so again. */
  readonly browserHash: string | null;
  readonly payload?: Readonly<Record<string, string>>;
  readonly lifeMs?: number;
  /** Where it is sent; the address itself, when left out. */
  readonly to?: string;
  text(secret: string): MailText;
};

/** Puts a link in force and its mail into the queue, in the caller's transaction. */
export async function mailLink(tx: Database, link: LinkToMail, now: Date): Promise<void> {
  const { purpose, email, userId, browserHash, payload = {}, lifeMs = linkLifeMs, to = email, text } = link;
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + lifeMs);
  const tokenHash = secretHash(secret);
  await saveMailToken(tx, { tokenHash, purpose, email, userId, browserHash, payload, expiresAt, now });
  await queueMail(tx, to, text(secret), expiresAt);
}

/** A link to sign in, for any address: the account is made when the link is used. */
export async function requestSignInLink(
  db: Database,
  given: { readonly email: string; readonly browserHash: string; readonly returnTo: string; readonly now: Date },
): Promise<void> {
  const { email, browserHash, returnTo, now } = given;
  if (!(await mayMail(db, email))) return;
  const link = {
    purpose: 'sign_in',
    email,
    userId: null,
    browserHash,
    payload: { returnTo },
    text: signInMail,
  } as const;
  await db.transaction((tx) => mailLink(tx, link, now));
}

/** A link to set a new password. Whoever has no account is told so by mail, with the same work as for those who have. */
export async function requestReset(db: Database, given: { readonly email: string; readonly now: Date }): Promise<void> {
  const { email, now } = given;
  if (!(await mayMail(db, email))) return;
  const userId = (await findUserByEmail(db, { email }))?.id ?? null;
  const text = userId === null ? noAccountMail : resetMail;
  const link = { purpose: 'reset_password', email, userId, browserHash: null, text } as const;
  await db.transaction((tx) => mailLink(tx, link, now));
}
