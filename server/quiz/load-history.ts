import type { Database } from '@/db/database';
import { listAttempts, type Owner } from '@/db/queries/attempts';
import { percentOf } from '@/domain/grading/score';
import type { PastAttempt } from '@/domain/quiz/history';

/** Everything that somebody has taken, the newest first. */
export async function loadHistory(db: Database, { owner }: { readonly owner: Owner }): Promise<PastAttempt[]> {
  const attempts = await listAttempts(db, { owner });
  const firsts = new Map(attempts.map(({ guide, id }) => [guide, id]));
  return attempts.map(({ id, guide, guideTitle, mode, kind, startedAt, submittedAt, points, items, answered }) => ({
    id,
    guide,
    guideTitle,
    mode,
    kind,
    startedAt: startedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    items,
    answered,
    percent: points === null ? null : percentOf(points, items),
    isFirst: firsts.get(guide) === id,
  }));
}
