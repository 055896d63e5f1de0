import { issueCredential } from '@/server/score/issue-credential';
import { scoreRoute } from '@/server/score-door';

/** `GET /s/<token>/credential.json` (docs/score-pages.md): Open Badges 3.0, signed. */
export const GET = scoreRoute({
  isEmbedded: false,
  make: async (score, db) => ({ body: await issueCredential(db, score), type: 'application/vc' }),
});
