/**
 * Using a link that came by mail. The mailbox is the proof: whoever uses it owns the address. What was set on an account
 * before anybody had proved that (a password, another service) goes then, since a stranger may have set it.
 */
import { v7 as newId } from 'uuid';
import type { Database } from '@/db/database';
import { findMailToken, type MailToken, takeMailToken } from '@/db/queries/mail-tokens';
import { deleteSessions } from '@/db/queries/sessions';
import { deleteUnprovenWays, findUserByEmail, insertUser, saveEmailVerified, savePassword } from '@/db/queries/users';
import { maskedEmail } from '@/domain/account/email-address';
import { returnPath } from '@/domain/account/return-path';
import { done, failed, type Result } from '@/domain/shared/result';
import { verifyPassword } from '@/server/auth/password-hash';
import { secretHash } from '@/server/auth/secret-token';

type Key = { readonly secret: string; readonly now: Date };

/** Starts the session of whoever was proved, in the transaction that uses the link: neither is there without the other. */
type Open<Opened> = (tx: Database, userId: string) => Promise<Opened>;

/** What the page with the button says before anything is used. */
export async function describeSignInLink(
  db: Database,
  { secret, browserHash, now }: Key & { readonly browserHash: string | null },
): Promise<Result<{ email: string; isSameBrowser: boolean }, 'link_expired'>> {
  const token = await findMailToken(db, { tokenHash: secretHash(secret), purpose: 'sign_in', now });
  if (token === null) return failed('link_expired');
  const isSameBrowser = token.browserHash !== null && token.browserHash === browserHash;
  return done({ email: isSameBrowser ? token.email : maskedEmail(token.email), isSameBrowser });
}

/** The account of a proved address: made if there is none, cleaned if it was never proved. */
async function provedAccount(tx: Database, email: string, now: Date): Promise<string> {
  await insertUser(tx, { id: newId(), email, verifiedAt: now, now });
  const user = await findUserByEmail(tx, { email });
  if (user === null) throw new Error('an account was neither there nor made');
  if (!user.isVerified) {
    await deleteUnprovenWays(tx, { userId: user.id });
    await deleteSessions(tx, { userId: user.id, keep: null });
    await saveEmailVerified(tx, { userId: user.id, now });
  }
  return user.id;
}

/** Signs in by a link. */
export async function takeSignInLink<Opened>(
  db: Database,
  { secret, now }: Key,
  open: Open<Opened>,
): Promise<Result<{ opened: Opened; returnTo: string }, 'link_expired'>> {
  return db.transaction(async (tx) => {
    const token = await takeMailToken(tx, { tokenHash: secretHash(secret), purpose: 'sign_in', now });
    if (token === null) return failed('link_expired');
    const opened = await open(tx, await provedAccount(tx, token.email, now));
    return done({ opened, returnTo: returnPath(token.payload['returnTo']) });
  });
}

/** The address of a token is still that of its account. */
async function ownerOf(tx: Database, token: MailToken): Promise<{ id: string; isVerified: boolean } | null> {
  const user = await findUserByEmail(tx, { email: token.email });
  return user !== null && user.id === token.userId ? user : null;
}

/**
 * Confirms an address after signing up with a password, which is set by that and not before. From another browser than
 * the one that signed up the password is asked for: a stranger may have signed up with this address, and whoever only
 * clicks on the link must not give them an account.
 */
export async function verifyEmail<Opened>(
  db: Database,
  given: Key & { readonly browserHash: string | null; readonly password: string | null },
  open: Open<Opened>,
): Promise<Result<Opened, 'link_expired' | 'password_needed' | 'wrong_credentials'>> {
  const { secret, browserHash, password, now } = given;
  const key = { tokenHash: secretHash(secret), purpose: 'verify_email', now } as const;
  const asked = await findMailToken(db, key);
  const hash = asked?.payload['passwordHash'];
  if (asked === null || hash === undefined) return failed('link_expired');
  const isSameBrowser = asked.browserHash !== null && asked.browserHash === browserHash;
  if (!isSameBrowser && password === null) return failed('password_needed');
  if (!isSameBrowser && !(await verifyPassword(hash, password ?? ''))) return failed('wrong_credentials');
  return db.transaction(async (tx) => {
    const token = await takeMailToken(tx, key);
    const owner = token === null ? null : await ownerOf(tx, token);
    if (owner === null) return failed('link_expired');
    if (!owner.isVerified) {
      await deleteUnprovenWays(tx, { userId: owner.id });
      await deleteSessions(tx, { userId: owner.id, keep: null });
      await savePassword(tx, { userId: owner.id, hash, now });
      await saveEmailVerified(tx, { userId: owner.id, now });
    }
    return done(await open(tx, owner.id));
  });
}

/** Sets a new password by a link, and ends every session: whoever asked for it may have lost a device. */
export async function takeResetLink<Opened>(
  db: Database,
  { secret, passwordHash, now }: Key & { readonly passwordHash: string },
  open: Open<Opened>,
): Promise<Result<Opened, 'link_expired'>> {
  return db.transaction(async (tx) => {
    const token = await takeMailToken(tx, { tokenHash: secretHash(secret), purpose: 'reset_password', now });
    const owner = token === null ? null : await ownerOf(tx, token);
    if (owner === null) return failed('link_expired');
    if (!owner.isVerified) await deleteUnprovenWays(tx, { userId: owner.id });
    await savePassword(tx, { userId: owner.id, hash: passwordHash, now });
    await saveEmailVerified(tx, { userId: owner.id, now });
    await deleteSessions(tx, { userId: owner.id, keep: null });
    return done(await open(tx, owner.id));
  });
}

/** The address that a link to reset belongs to, for the rules about its password. */
export async function emailOfReset(db: Database, { secret, now }: Key): Promise<string | null> {
  const token = await findMailToken(db, { tokenHash: secretHash(secret), purpose: 'reset_password', now });
  return token?.email ?? null;
}
