import { shieldsEndpoint } from '@/domain/score/badge';
import { scoreRoute } from '@/server/score-door';

/** `GET /s/<token>/shields.json` (docs/score-pages.md): for shields.io's endpoint badge. */
export const GET = scoreRoute({
  isEmbedded: true,
  make: ({ statement }) => ({ body: `${JSON.stringify(shieldsEndpoint(statement))}\n`, type: 'application/json' }),
});
