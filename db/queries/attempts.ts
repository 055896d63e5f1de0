/** Attempts, always asked for by whoever they belong to: a person, or the browser that holds the guest cookie. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { attemptItems, attempts, itemVersions } from '@/db/schema/quizzes';
import type { FrozenItem } from '@/domain/quiz/frozen-item';

/** Both may be there: somebody who has signed in and still holds the cookie of what they did before. */
export type Owner = { readonly userId: string | null; readonly guestHash: string | null };

export type AttemptRow = typeof attempts.$inferSelect;
export type AttemptItemRow = typeof attemptItems.$inferSelect;
export type ItemWithBody = AttemptItemRow & { readonly body: FrozenItem };

/** Nobody's attempts for somebody who is nobody. */
export function ownedBy({ userId, guestHash }: Owner): SQL {
  const asGuest = guestHash === null ? undefined : and(isNull(attempts.userId), eq(attempts.guestHash, guestHash));
  const asPerson = userId === null ? undefined : eq(attempts.userId, userId);
  return or(asPerson, asGuest) ?? sql`false`;
}

export type NewAttempt = typeof attempts.$inferInsert;
export type NewItem = typeof attemptItems.$inferInsert & { readonly frozen: FrozenItem };

/** Writes an attempt with its items. False, and nothing is written, when the id is used already. */
export async function insertAttempt(
  tx: Database,
  given: { readonly attempt: NewAttempt; readonly items: readonly NewItem[] },
): Promise<boolean> {
  const { attempt, items } = given;
  const made = await tx.insert(attempts).values(attempt).onConflictDoNothing().returning({ id: attempts.id });
  if (made.length === 0) return false;
  const versions = items.map(({ version, frozen }) => ({
    hash: version,
    guide: frozen.guide,
    question: frozen.question,
    item: frozen.item.id,
    keyHash: frozen.item.keyHash,
    body: frozen,
  }));
  // In one order everywhere, so that two attempts that start at once never wait for each other in a circle.
  versions.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  await tx.insert(itemVersions).values(versions).onConflictDoNothing();
  await tx.insert(attemptItems).values(items.map(({ frozen: _, ...row }) => row));
  return true;
}

export async function findAttempt(db: Database, key: { id: string; owner: Owner }): Promise<AttemptRow | null> {
  const [row] = await db
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, key.id), ownedBy(key.owner)));
  return row ?? null;
}

/** The same row, held until the transaction ends: whoever finishes it does so alone. */
export async function lockAttempt(tx: Database, key: { id: string; owner: Owner }): Promise<AttemptRow | null> {
  const [row] = await tx
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, key.id), ownedBy(key.owner)))
    .for('update');
  return row ?? null;
}

/** The items of an attempt in their order. Only for a caller that has found the attempt as its owner. */
export async function listAttemptItems(db: Database, key: { attemptId: string }): Promise<ItemWithBody[]> {
  return (await itemsOf(db, key)).map(({ item, body }) => ({ ...item, body }));
}

/** The same, held: a response that is being written is waited for, and one that comes later finds them graded. */
export async function lockAttemptItems(
  tx: Database,
  key: { attemptId: string /** Only this one. */; ref?: string },
): Promise<ItemWithBody[]> {
  const rows = await itemsOf(tx, key).for('update', { of: attemptItems });
  return rows.map(({ item, body }) => ({ ...item, body }));
}

function itemsOf(db: Database, { attemptId, ref }: { attemptId: string; ref?: string }) {
  return db
    .select({ item: attemptItems, body: itemVersions.body })
    .from(attemptItems)
    .innerJoin(itemVersions, eq(itemVersions.hash, attemptItems.version))
    .where(and(eq(attemptItems.attemptId, attemptId), ref === undefined ? undefined : eq(attemptItems.ref, ref)))
    .orderBy(asc(attemptItems.position));
}

/** Writes the credits, which closes the items: from then on no response is taken. */
export async function saveCredits(
  tx: Database,
  given: { attemptId: string; credits: readonly { readonly ref: string; readonly credit: number }[] },
): Promise<void> {
  await tx.execute(sql`
    update attempt_items i set credit = c.credit
    from jsonb_to_recordset(${JSON.stringify(given.credits)}::jsonb) as c(ref text, credit float8)
    where i.attempt_id = ${given.attemptId} and i.ref = c.ref`);
}

export async function closeAttempt(
  tx: Database,
  given: { id: string; submittedAt: Date; endedBy: 'learner' | 'clock'; points: number },
): Promise<void> {
  const { id, submittedAt, endedBy, points } = given;
  await tx
    .update(attempts)
    .set({ submittedAt, endedBy, points })
    .where(and(eq(attempts.id, id), isNull(attempts.submittedAt)));
}

export async function saveDeadline(
  tx: Database,
  given: { id: string; deadlineAt: Date; extensions: number },
): Promise<void> {
  const { id, deadlineAt, extensions } = given;
  await tx.update(attempts).set({ deadlineAt, extensions }).where(eq(attempts.id, id));
}

/** Raises the number of opened hints; it never falls. */
export async function saveHints(tx: Database, given: { attemptId: string; ref: string; hints: number }): Promise<void> {
  const { attemptId, ref, hints } = given;
  await tx
    .update(attemptItems)
    .set({ hints })
    .where(and(eq(attemptItems.attemptId, attemptId), eq(attemptItems.ref, ref), lt(attemptItems.hints, hints)));
}

/** Refs of the items of a guide whose key its owner has seen: of finished attempts, and checked ones. */
export async function listSeenRefs(db: Database, key: { owner: Owner; guide: string }): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ ref: attemptItems.ref })
    .from(attemptItems)
    .innerJoin(attempts, eq(attempts.id, attemptItems.attemptId))
    .where(and(ownedBy(key.owner), eq(attempts.guide, key.guide), isNotNull(attemptItems.credit)));
  return new Set(rows.map(({ ref }) => ref));
}

/** How many attempts at this guide its owner began before, whatever became of them. */
export async function countEarlier(
  db: Database,
  key: { owner: Owner; guide: string; startedAt: Date; id: string },
): Promise<number> {
  const earlier = sql`(${attempts.startedAt}, ${attempts.id}) < (${key.startedAt.toISOString()}::timestamptz, ${key.id}::uuid)`;
  const [row] = await db
    .select({ many: count() })
    .from(attempts)
    .where(and(ownedBy(key.owner), eq(attempts.guide, key.guide), earlier));
  return row?.many ?? 0;
}

export type ListedAttempt = AttemptRow & { readonly items: number; readonly answered: number };

const mostListed = 500;

/** A person's attempts, the newest first. */
export async function listAttempts(db: Database, key: { owner: Owner }): Promise<ListedAttempt[]> {
  const counts = db
    .select({
      attemptId: attemptItems.attemptId,
      items: count().as('items'),
      answered: count(attemptItems.response).as('answered'),
    })
    .from(attemptItems)
    .groupBy(attemptItems.attemptId)
    .as('counts');
  const newest = db
    .select({ id: attempts.id })
    .from(attempts)
    .where(ownedBy(key.owner))
    .orderBy(desc(attempts.startedAt), desc(attempts.id))
    .limit(mostListed);
  const rows = await db
    .select({ attempt: attempts, items: counts.items, answered: counts.answered })
    .from(attempts)
    .innerJoin(counts, eq(counts.attemptId, attempts.id))
    .where(inArray(attempts.id, newest))
    .orderBy(desc(attempts.startedAt), desc(attempts.id));
  return rows.map(({ attempt, items, answered }) => ({ ...attempt, items, answered }));
}

/** Gives the attempts of a browser to the person who has signed in there. Returns those that were given. */
export async function claimAttempts(tx: Database, key: { userId: string; guestHash: string }): Promise<AttemptRow[]> {
  return tx
    .update(attempts)
    .set({ userId: key.userId, guestHash: null })
    .where(and(isNull(attempts.userId), eq(attempts.guestHash, key.guestHash)))
    .returning();
}

/** All attempts of a person with their items and responses, the oldest first, for their export. */
export async function listAttemptsWhole(
  db: Database,
  key: { userId: string },
): Promise<(AttemptRow & { readonly itemRows: readonly AttemptItemRow[] })[]> {
  const own = await db
    .select()
    .from(attempts)
    .where(eq(attempts.userId, key.userId))
    .orderBy(asc(attempts.startedAt), asc(attempts.id));
  const rows = await db
    .select({ item: attemptItems })
    .from(attemptItems)
    .innerJoin(attempts, eq(attempts.id, attemptItems.attemptId))
    .where(eq(attempts.userId, key.userId))
    .orderBy(asc(attemptItems.attemptId), asc(attemptItems.position));
  const byAttempt = new Map<string, AttemptItemRow[]>();
  for (const { item } of rows) byAttempt.set(item.attemptId, [...(byAttempt.get(item.attemptId) ?? []), item]);
  return own.map((attempt) => ({ ...attempt, itemRows: byAttempt.get(attempt.id) ?? [] }));
}
