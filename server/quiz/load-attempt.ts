import type { Database } from '@/db/database';
import { countEarlier, findAttempt, listAttemptItems, lockAttempt, type Owner } from '@/db/queries/attempts';
import type { AttemptView } from '@/domain/quiz/attempt-view';
import { isOverdue } from '@/server/attempt/clock';
import { finishAttempt } from '@/server/attempt/finish-attempt';
import { viewAttempt } from '@/server/attempt/view-attempt';

type Key = { readonly id: string; readonly owner: Owner };

/** An attempt whose clock is over is graded as it was saved, by whoever looks at it first. */
async function closeIfOverdue(db: Database, key: Key, now: Date) {
  const found = await findAttempt(db, key);
  if (found === null || !isOverdue(found, now)) return found;
  return db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, key);
    return attempt !== null && isOverdue(attempt, now)
      ? finishAttempt(tx, { attempt, now, endedBy: 'clock' })
      : attempt;
  });
}

/** The attempt as its owner may see it now; null when there is none, or it is somebody else's. */
export async function loadAttempt(db: Database, given: Key & { readonly now: Date }): Promise<AttemptView | null> {
  const { id, owner, now } = given;
  const attempt = await closeIfOverdue(db, { id, owner }, now);
  if (attempt === null) return null;
  const rows = await listAttemptItems(db, { attemptId: id });
  const { guide, startedAt } = attempt;
  return viewAttempt(attempt, rows, { earlier: await countEarlier(db, { owner, guide, startedAt, id }), now });
}
