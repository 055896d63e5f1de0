/** Signing up and in with a password, and changing it. */
import { v7 as newId } from 'uuid';
import type { Database } from '@/db/database';
import { deleteMailToken } from '@/db/queries/mail-tokens';
import { deleteSessions } from '@/db/queries/sessions';
import { findPasswordHash, findUserByEmail, insertUser, lockPasswordHash, savePassword } from '@/db/queries/users';
import { type PasswordProblem, passwordProblem } from '@/domain/account/password';
import { done, failed, type Result } from '@/domain/shared/result';
import { mayMail } from '@/server/auth/mail-limits';
import { hashPassword, isCommonPassword, isOldHash, verifyPassword } from '@/server/auth/password-hash';
import { mailLink } from '@/server/auth/request-link';
import { forgetTries, takeTry } from '@/server/limits/limiter';
import { alreadyMail, passwordChangedMail, verifyMail } from '@/server/mail/mail-texts';
import { queueMail } from '@/server/mail/queue-mail';

/** How often somebody may try a password of one account, wherever they come from. A link by mail works all the same. */
const triesPerAccount = { name: 'password-account', points: 20, seconds: 3600 };

type Credentials = { readonly email: string; readonly password: string; readonly now: Date };

/**
 * Makes an account that waits for its address to be confirmed. Whoever has the address already gets a mail that says
 * so; the answer is the same. The password is set when the address is confirmed, by the link of the same request, so
 * that nobody's password ends up on an address that somebody else proves.
 */
export async function signUp(
  db: Database,
  { email, password, browserHash, now }: Credentials & { readonly browserHash: string },
): Promise<Result<null, PasswordProblem>> {
  const problem = passwordProblem(password, email, isCommonPassword);
  if (problem !== null) return failed(problem);
  const passwordHash = await hashPassword(password);
  if (!(await mayMail(db, email))) return done(null);
  await db.transaction(async (tx) => {
    await insertUser(tx, { id: newId(), email, verifiedAt: null, now });
    const user = await findUserByEmail(tx, { email });
    if (user === null) return;
    // The same rows for an address that has an account, so that time does not tell; its link belongs to nobody.
    if (user.isVerified) {
      const nobodys = { purpose: 'verify_email', email, userId: null, browserHash, text: alreadyMail } as const;
      return mailLink(tx, nobodys, now);
    }
    const payload = { passwordHash };
    const link = {
      purpose: 'verify_email',
      email,
      userId: user.id,
      browserHash,
      payload,
      text: verifyMail,
    } as const;
    return mailLink(tx, link, now);
  });
  return done(null);
}

export type PasswordFailure = 'wrong_credentials' | 'too_many';

/**
 * Signs in with a password. Takes as long for an address that nobody has. `open` starts the session, in the transaction
 * that holds the password: one that is changed meanwhile opens nothing.
 */
export async function checkPassword<Opened>(
  db: Database,
  { email, password, now }: Credentials,
  open: (tx: Database, userId: string) => Promise<Opened>,
): Promise<Result<Opened, PasswordFailure>> {
  if (!(await takeTry(db, triesPerAccount, email)).isAllowed) return failed('too_many');
  const user = await findUserByEmail(db, { email });
  const stored = user?.isVerified === true ? user.passwordHash : null;
  if (!(await verifyPassword(stored, password)) || user === null || stored === null) return failed('wrong_credentials');
  const renewed = isOldHash(stored) ? await hashPassword(password) : null;
  const opened = await db.transaction(async (tx): Promise<Result<Opened, 'wrong_credentials'>> => {
    if ((await lockPasswordHash(tx, { userId: user.id })) !== stored) return failed('wrong_credentials');
    if (renewed !== null) await savePassword(tx, { userId: user.id, hash: renewed, now });
    return done(await open(tx, user.id));
  });
  if (opened.ok) await forgetTries(db, triesPerAccount, email);
  return opened;
}

export type ChangeFailure = PasswordProblem | PasswordFailure;

/**
 * Sets or changes the password of somebody who is signed in, ends their other sessions, and tells them by mail.
 * `current` is needed when there is a password, unless they have just signed in.
 */
export async function changePassword(
  db: Database,
  given: {
    readonly userId: string;
    readonly email: string;
    readonly sessionId: string;
    readonly current: string | null;
    readonly password: string;
    readonly isRecent: boolean;
    readonly now: Date;
  },
): Promise<Result<null, ChangeFailure>> {
  const { userId, email, sessionId, current, password, isRecent, now } = given;
  const problem = passwordProblem(password, email, isCommonPassword);
  if (problem !== null) return failed(problem);
  const stored = await findPasswordHash(db, { userId });
  if (!isRecent || (stored !== null && current !== null)) {
    if (!(await takeTry(db, triesPerAccount, email)).isAllowed) return failed('too_many');
    if (!(await verifyPassword(stored, current ?? ''))) return failed('wrong_credentials');
  }
  const hash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await savePassword(tx, { userId, hash, now });
    await deleteSessions(tx, { userId, keep: sessionId });
    await deleteMailToken(tx, { purpose: 'reset_password', email });
    await queueMail(tx, email, passwordChangedMail(), new Date(now.getTime() + 86_400_000));
  });
  return done(null);
}
