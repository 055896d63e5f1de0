import type { Database } from '@/db/database';
import { claimAttempts as claimRows, listAttemptItems } from '@/db/queries/attempts';
import { gradedRows, logAttempt } from '@/server/attempt/finish-attempt';

/** Gives what a browser did as a guest to whoever has signed in there, with the events of what was finished. */
export async function claimAttempts(
  db: Database,
  given: { readonly userId: string; readonly guestHash: string; readonly now: Date },
): Promise<{ readonly claimed: number }> {
  const { userId, now } = given;
  return db.transaction(async (tx) => {
    const claimed = await claimRows(tx, given);
    for (const attempt of claimed) {
      if (attempt.submittedAt === null) continue;
      const rows = gradedRows(await listAttemptItems(tx, { attemptId: attempt.id }));
      await logAttempt(tx, { attempt, rows, userId, now, withResults: true, withMisses: 'by_setting' });
    }
    return { claimed: claimed.length };
  });
}
