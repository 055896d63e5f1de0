/** What only `npm run db -- seed` needs. */
import { count } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { plans } from '@/db/schema/schedule';
import { users } from '@/db/schema/users';

export async function countPeople(db: Database): Promise<number> {
  const [row] = await db.select({ people: count() }).from(users);
  return row?.people ?? 0;
}

export async function insertSeedPlan(db: Database, plan: typeof plans.$inferInsert): Promise<void> {
  await db.insert(plans).values(plan).onConflictDoNothing();
}
