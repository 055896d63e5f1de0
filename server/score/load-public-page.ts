import type { Database } from '@/db/database';
import { findPublicPage } from '@/db/queries/scores';
import { makeStatement, type ScoreStatement } from '@/domain/score/score-statement';
import { secretHash } from '@/server/auth/secret-token';
import { scoreToken } from '@/server/credentials/score-token';

/** More are not shown: it is a page, not an archive. */
const mostListed = 100;

export type PublicPage = {
  /** The name on the newest listed score that shows one; null when none does. The account's own name stays unknown. */
  readonly name: string | null;
  /** `path` is null when the server's secret changed after the page was made. */
  readonly scores: readonly { readonly path: string | null; readonly statement: ScoreStatement }[];
};

/** A person's listed scores; null when there is no such page. */
export async function loadPublicPage(db: Database, given: { readonly publicId: string }): Promise<PublicPage | null> {
  const page = await findPublicPage(db, { publicId: given.publicId, limit: mostListed });
  if (page === null) return null;
  const listed = page.scores.map(({ id, facts, tokenHash }) => {
    const token = scoreToken(id);
    return {
      path: secretHash(token) === tokenHash ? `/s/${token}` : null,
      statement: makeStatement(facts),
    };
  });
  return { name: listed.find(({ statement }) => statement.name !== null)?.statement.name ?? null, scores: listed };
}
