import type { Database } from '@/db/database';
import { openBadge } from '@/domain/score/open-badge';
import { scoreUrls } from '@/server/credentials/score-urls';
import type { ShownScore } from '@/server/credentials/shown-score';
import { signCredential } from '@/server/credentials/sign-credential';
import { signingKey } from '@/server/credentials/signing-key';
import { publicOrigin } from '@/server/site/public-origin';

/** The signed Open Badges 3.0 credential of a score that is up, as JSON. */
export async function issueCredential(db: Database, score: ShownScore): Promise<string> {
  const { statement, token, id, statusIndex, changedAt } = score;
  const { page, picture } = scoreUrls(token);
  const origin = publicOrigin().origin;
  const facts = { statement, scoreId: id, statusIndex, changedAt, origin, pageUrl: page, pictureUrl: picture };
  return signCredential(openBadge(facts), { key: await signingKey(db), origin, createdAt: changedAt });
}
