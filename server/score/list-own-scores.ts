import type { Database } from '@/db/database';
import { findPublicId, listOwnScores as list } from '@/db/queries/scores';
import type { OwnScore } from '@/domain/score/score-schema';
import { toOwnScore } from '@/server/credentials/own-score';

export type OwnScores = {
  readonly scores: readonly (OwnScore & { readonly guide: string; readonly guideTitle: string })[];
  /** The path of the person's public page; null when they never listed a score. */
  readonly publicPath: string | null;
};

/** The person's pages that are up: all, or those of one attempt. */
export async function listOwnScores(
  db: Database,
  given: { readonly userId: string; readonly attemptId?: string },
): Promise<OwnScores> {
  const rows = await list(db, given);
  const publicId = await findPublicId(db, given);
  return {
    scores: rows
      .filter(({ revokedAt }) => revokedAt === null)
      .map((row) => ({ ...toOwnScore(row), guide: row.guide, guideTitle: row.guideTitle })),
    publicPath: publicId === null ? null : `/people/${publicId}`,
  };
}
