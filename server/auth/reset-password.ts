import type { Database } from '@/db/database';
import { type PasswordProblem, passwordProblem } from '@/domain/account/password';
import { failed, type Result } from '@/domain/shared/result';
import { hashPassword, isCommonPassword } from '@/server/auth/password-hash';
import { emailOfReset, takeResetLink } from '@/server/auth/use-link';

/** Sets a password by a mailed link. A password that does not fit leaves the link in force. */
export async function resetPassword<Opened>(
  db: Database,
  given: { readonly secret: string; readonly password: string; readonly now: Date },
  open: (tx: Database, userId: string) => Promise<Opened>,
): Promise<Result<Opened, PasswordProblem | 'link_expired'>> {
  const { secret, password, now } = given;
  const email = await emailOfReset(db, { secret, now });
  if (email === null) return failed('link_expired');
  const problem = passwordProblem(password, email, isCommonPassword);
  if (problem !== null) return failed(problem);
  return takeResetLink(db, { secret, passwordHash: await hashPassword(password), now }, open);
}
