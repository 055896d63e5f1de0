/**
 * Moving an account to another address. Both mailboxes have to say yes, within an hour: the new one, so that nobody is
 * sent mail that they never asked for; the old one, so that whoever finds an open browser cannot take the account away.
 */
import type { Database } from '@/db/database';
import { saveCounterpartUsed, takeMailToken } from '@/db/queries/mail-tokens';
import { deleteSessions } from '@/db/queries/sessions';
import { findUserByEmail, saveEmail } from '@/db/queries/users';
import { done, failed, type Result } from '@/domain/shared/result';
import { mayMail } from '@/server/auth/mail-limits';
import { mailLink } from '@/server/auth/request-link';
import { secretHash } from '@/server/auth/secret-token';
import { alreadyMail, changeEmailMail } from '@/server/mail/mail-texts';
import { queueMail } from '@/server/mail/queue-mail';

const lifeMs = 60 * 60_000;

/**
 * Mails a link to the old and one to the new address. Answers the same when somebody else has the new one: its owner
 * is told, and nobody else.
 */
export async function requestEmailChange(
  db: Database,
  given: { readonly userId: string; readonly from: string; readonly to: string; readonly now: Date },
): Promise<Result<null, 'same_email'>> {
  const { userId, from, to, now } = given;
  if (from === to) return failed('same_email');
  if (!(await mayMail(db, to))) return done(null);
  const isTaken = (await findUserByEmail(db, { email: to })) !== null;
  const shared = { userId, browserHash: null, payload: { from, to }, lifeMs } as const;
  await db.transaction(async (tx) => {
    const mailOld = (secret: string) => changeEmailMail(secret, from, to, true);
    await mailLink(tx, { ...shared, purpose: 'change_email_old', email: from, text: mailOld }, now);
    if (isTaken) return queueMail(tx, to, alreadyMail(), new Date(now.getTime() + lifeMs));
    const mailNew = (secret: string) => changeEmailMail(secret, from, to, false);
    return mailLink(tx, { ...shared, purpose: 'change_email_new', email: to, text: mailNew }, now);
  });
  return done(null);
}

export type EmailChange = { readonly isDone: boolean };

/** Uses the link of one side. When the other side has said yes, too, the account moves and every session ends. */
export async function confirmEmailChange(
  db: Database,
  { secret, now }: { readonly secret: string; readonly now: Date },
): Promise<Result<EmailChange, 'link_expired' | 'email_taken'>> {
  return db.transaction(async (tx) => {
    const tokenHash = secretHash(secret);
    const old = await takeMailToken(tx, { tokenHash, purpose: 'change_email_old', now });
    const token = old ?? (await takeMailToken(tx, { tokenHash, purpose: 'change_email_new', now }));
    const { from, to, isOtherUsed } = token?.payload ?? {};
    const userId = token?.userId ?? null;
    if (userId === null || from === undefined || to === undefined) return failed('link_expired');
    if (isOtherUsed !== 'yes') {
      const counterpart =
        old === null
          ? ({ purpose: 'change_email_old', email: from } as const)
          : ({ purpose: 'change_email_new', email: to } as const);
      await saveCounterpartUsed(tx, { ...counterpart, userId, now });
      return done({ isDone: false });
    }
    if (!(await saveEmail(tx, { userId, from, to, now }))) return failed('email_taken');
    await deleteSessions(tx, { userId, keep: null });
    return done({ isDone: true });
  });
}
