import * as z from 'zod';
import type { Database } from '@/db/database';
import { findOwnAttempt, listOwnScores } from '@/db/queries/scores';
import { percentOf } from '@/domain/grading/score';
import type { SharedAttempt } from '@/domain/score/embed';
import type { OwnScore } from '@/domain/score/score-schema';
import { toOwnScore } from '@/server/credentials/own-score';
import { publicOrigin } from '@/server/site/public-origin';

export type Share = { readonly attempt: SharedAttempt; readonly scores: readonly OwnScore[] };

/** What the share panel of a finished attempt needs; null when the person has no such attempt. */
export async function loadShare(
  db: Database,
  given: { readonly userId: string; readonly attemptId: string },
): Promise<Share | null> {
  if (!z.uuid().safeParse(given.attemptId).success) return null;
  const attempt = await findOwnAttempt(db, given);
  if (attempt === null || attempt.submittedAt === null) return null;
  const rows = await listOwnScores(db, given);
  return {
    attempt: {
      id: attempt.id,
      guideTitle: attempt.guideTitle,
      kind: attempt.kind,
      mode: attempt.mode,
      percent: percentOf(attempt.points ?? 0, attempt.items),
      takenAt: attempt.submittedAt.toISOString(),
      organisation: publicOrigin().host,
    },
    scores: rows.filter(({ revokedAt }) => revokedAt === null).map(toOwnScore),
  };
}
