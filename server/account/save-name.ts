import type { Database } from '@/db/database';
import { saveName as save } from '@/db/queries/accounts';
import { parseDisplayName } from '@/domain/account/display-name';
import { done, failed, type Result } from '@/domain/shared/result';

/** Changes the name that others see; an empty one takes it away. Gives it as it was stored. */
export async function saveName(
  db: Database,
  given: { readonly userId: string; readonly name: string },
): Promise<Result<string | null, 'name'>> {
  const isEmpty = given.name.trim() === '';
  const name = isEmpty ? null : parseDisplayName(given.name);
  if (!isEmpty && name === null) return failed('name');
  await save(db, { userId: given.userId, name });
  return done(name);
}
