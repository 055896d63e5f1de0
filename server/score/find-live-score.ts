import type { Database } from '@/db/database';
import { findLiveScore as find } from '@/db/queries/scores';
import { makeStatement } from '@/domain/score/score-statement';
import { secretHash } from '@/server/auth/secret-token';
import { isScoreToken } from '@/server/credentials/score-token';
import type { ShownScore } from '@/server/credentials/shown-score';

/** The score at this address; null when there is none, whatever the reason. Every form of a score asks here. */
export async function findLiveScore(db: Database, given: { readonly token: string }): Promise<ShownScore | null> {
  const { token } = given;
  if (!isScoreToken(token)) return null;
  const found = await find(db, { tokenHash: secretHash(token) });
  if (found === null) return null;
  const { facts, ...rest } = found;
  return { ...rest, token, statement: makeStatement(facts) };
}
