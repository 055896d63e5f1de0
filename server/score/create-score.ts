import { randomBytes } from 'node:crypto';
import type { Database } from '@/db/database';
import { addPublicPage, countLiveScores, findOwnAttempt, findOwnScore, insertScore } from '@/db/queries/scores';
import type { NewScore, OwnScore } from '@/domain/score/score-schema';
import { done, failed, type Result } from '@/domain/shared/result';
import { secretHash } from '@/server/auth/secret-token';
import { toOwnScore } from '@/server/credentials/own-score';
import { scoreToken } from '@/server/credentials/score-token';
import { signingKey } from '@/server/credentials/signing-key';

/** How many pages of one person may be up at a time. */
export const mostLiveScores = 200;

type Failure = 'no_such_attempt' | 'not_finished' | 'id_taken' | 'revoked' | 'too_many_scores';

/**
 * Makes a page for a finished attempt of one's own. Sending it twice makes one page, and gives it as it is by now. A
 * page that was taken down stays down: the attempt is shared anew with another id, which makes another address.
 */
export async function createScore(
  db: Database,
  given: { readonly userId: string; readonly choice: NewScore; readonly now: Date },
): Promise<Result<OwnScore, Failure>> {
  const { userId, choice, now } = given;
  const [id, attemptId] = [choice.id.toLowerCase(), choice.attempt.toLowerCase()];
  const { name, isListed } = choice;
  // So that the page names the key that signs its credential from the start.
  await signingKey(db);
  return db.transaction(async (tx) => {
    const attempt = await findOwnAttempt(tx, { userId, attemptId });
    if (attempt === null) return failed('no_such_attempt');
    if (attempt.submittedAt === null) return failed('not_finished');
    const known = await findOwnScore(tx, { userId, id });
    if (known === null) {
      if ((await countLiveScores(tx, { userId })) >= mostLiveScores) return failed('too_many_scores');
      const tokenHash = secretHash(scoreToken(id));
      const isNew = await insertScore(tx, { id, userId, attemptId, tokenHash, name, isListed, now });
      if (isNew && isListed) await addPublicPage(tx, { userId, publicId: randomBytes(12).toString('base64url') });
    }
    const kept = known ?? (await findOwnScore(tx, { userId, id }));
    if (kept === null || kept.attemptId !== attemptId) return failed('id_taken');
    return kept.revokedAt === null ? done(toOwnScore(kept)) : failed('revoked');
  });
}
