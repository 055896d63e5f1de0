import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import { findLiveScore, findPublicPage } from '@/db/queries/scores';
import { secretHash } from '@/server/auth/secret-token';
import { isScoreToken } from '@/server/credentials/score-token';
import { knownSigningKey } from '@/server/credentials/signing-key';

async function shownAt(db: Database, path: string): Promise<object | null> {
  const [, kind = '', name = ''] = path.split('/');
  if (kind === 'people') return findPublicPage(db, { publicId: name, limit: 100 });
  if (kind !== 's' || !isScoreToken(name)) return null;
  const score = await findLiveScore(db, { tokenHash: secretHash(name) });
  return score === null ? null : { score, key: (await knownSigningKey(db))?.id };
}

/**
 * Names everything that the page at this address shows at this moment; null when it is not up. A page may be kept as
 * long as this stays the same, so that what is taken down or changed is gone with the next request.
 */
export async function liveVersion(db: Database, given: { readonly path: string }): Promise<string | null> {
  const shown = await shownAt(db, given.path);
  return shown === null ? null : createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
}
