import type { Database } from '@/db/database';
import { saveRole } from '@/db/queries/accounts';
import type { Role } from '@/domain/account/role';
import { done, failed, type Result } from '@/domain/shared/result';

/** Gives a role to the person with this address. Only the operator can, from the command line. */
export async function grantRole(
  db: Database,
  given: { readonly email: string; readonly role: Role },
): Promise<Result<null, 'no_such_person'>> {
  const email = given.email.normalize('NFKC').trim().toLowerCase();
  return (await saveRole(db, { email, role: given.role })) ? done(null) : failed('no_such_person');
}
