import { count } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { users } from '@/db/schema/users';

/** Everybody who has an account. */
export async function countPeople(db: Database): Promise<number> {
  const [row] = await db.select({ people: count() }).from(users);
  return row?.people ?? 0;
}
