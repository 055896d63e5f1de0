import type { OwnScoreRow } from '@/db/queries/scores';
import type { OwnScore } from '@/domain/score/score-schema';
import { secretHash } from '@/server/auth/secret-token';
import { scoreToken } from '@/server/credentials/score-token';
import { scoreUrls } from '@/server/credentials/score-urls';

/** A score as its owner gets it, with its link as long as the server's secret is the one that it was made with. */
export function toOwnScore(row: OwnScoreRow): OwnScore {
  const { id, attemptId, tokenHash, name, isListed, createdAt, changedAt } = row;
  const token = scoreToken(id);
  return {
    id,
    attempt: attemptId,
    name,
    isListed,
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    url: secretHash(token) === tokenHash ? scoreUrls(token).page : null,
  };
}
