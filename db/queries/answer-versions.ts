import { eq } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { answerVersions } from '@/db/schema/answers';

export type AnswerVersion = { readonly hash: string; readonly body: string };

/** Keeps answers that are not kept yet. Sent in one order everywhere, so that two servers never wait in a circle. */
export async function insertAnswerVersions(db: Database, versions: readonly AnswerVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const ordered = [...versions].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  await db.insert(answerVersions).values(ordered).onConflictDoNothing();
}

export async function findAnswerVersion(db: Database, key: { hash: string }): Promise<string | null> {
  const [row] = await db
    .select({ body: answerVersions.body })
    .from(answerVersions)
    .where(eq(answerVersions.hash, key.hash));
  return row?.body ?? null;
}
