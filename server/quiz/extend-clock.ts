import type { Database } from '@/db/database';
import { lockAttempt, type Owner, saveDeadline } from '@/db/queries/attempts';
import { done, failed, type Result } from '@/domain/shared/result';
import { extensionMs, isOverdue, mostExtensions } from '@/server/attempt/clock';

export type Extended = { readonly deadlineAt: string; readonly extensions: number; readonly extensionsLeft: number };

/** `extension` is the number of this one, from 1: asked for twice, it is given once. */
export async function extendClock(
  db: Database,
  given: { readonly id: string; readonly owner: Owner; readonly extension: number; readonly now: Date },
): Promise<Result<Extended, 'not_found' | 'no_clock' | 'finished' | 'time_over' | 'no_more' | 'out_of_order'>> {
  const { id, owner, extension, now } = given;
  return db.transaction(async (tx) => {
    const attempt = await lockAttempt(tx, { id, owner });
    if (attempt === null) return failed('not_found');
    const { deadlineAt, extensions, choice } = attempt;
    if (deadlineAt === null || choice.clockMinutes === null) return failed('no_clock');
    if (attempt.submittedAt !== null) return failed('finished');
    if (isOverdue(attempt, now)) return failed('time_over');
    const reply = (at: Date, many: number) =>
      done({ deadlineAt: at.toISOString(), extensions: many, extensionsLeft: mostExtensions - many });
    if (extension <= extensions) return reply(deadlineAt, extensions);
    if (extension > mostExtensions) return failed('no_more');
    if (extension > extensions + 1) return failed('out_of_order');
    const later = new Date(deadlineAt.getTime() + extensionMs(choice.clockMinutes));
    await saveDeadline(tx, { id, deadlineAt: later, extensions: extension });
    return reply(later, extension);
  });
}
