import type { Database } from '@/db/database';
import type { CurrentSession } from '@/db/queries/sessions';
import { findSettings, type Settings } from '@/db/queries/settings';

export type Account = Pick<CurrentSession, 'email' | 'isEmailVerified' | 'name' | 'role'> & {
  readonly id: string;
  readonly settings: Settings;
};

/** What a person's own pages may know of their account. */
export async function describeAccount(db: Database, session: CurrentSession): Promise<Account> {
  const { userId, email, isEmailVerified, name, role } = session;
  return { id: userId, email, isEmailVerified, name, role, settings: await findSettings(db, { userId }) };
}
