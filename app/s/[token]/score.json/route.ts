import { scoreUrls } from '@/server/credentials/score-urls';
import { scoreRoute } from '@/server/score-door';

/** `GET /s/<token>/score.json` (docs/score-pages.md): everything that the page says. */
export const GET = scoreRoute({
  isEmbedded: false,
  make: ({ statement, token, isListed }) => ({
    body: `${JSON.stringify({ format: 1, isListed, ...statement, links: scoreUrls(token) }, null, 2)}\n`,
    type: 'application/json',
  }),
});
