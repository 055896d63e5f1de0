import { randomBytes } from 'node:crypto';
import type { Database } from '@/db/database';
import { addPublicPage, saveScoreChoice } from '@/db/queries/scores';
import type { OwnScore, ScoreChoice } from '@/domain/score/score-schema';
import { done, failed, type Result } from '@/domain/shared/result';
import { toOwnScore } from '@/server/credentials/own-score';

/** Changes the name that a page shows and who may find it. What follows from the page follows with the next request. */
export async function changeScore(
  db: Database,
  given: { readonly userId: string; readonly id: string; readonly choice: ScoreChoice; readonly now: Date },
): Promise<Result<OwnScore, 'no_such_score'>> {
  const { userId, id, choice, now } = given;
  return db.transaction(async (tx) => {
    const row = await saveScoreChoice(tx, { userId, id, now, ...choice });
    if (row === null) return failed('no_such_score');
    if (row.isListed) await addPublicPage(tx, { userId, publicId: randomBytes(12).toString('base64url') });
    return done(toOwnScore(row));
  });
}
