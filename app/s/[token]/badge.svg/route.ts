import { formatDate } from '@/components/ui/format-date';
import { badgeSvg } from '@/domain/score/badge';
import { scoreRoute } from '@/server/score-door';

/** `GET /s/<token>/badge.svg` (docs/score-pages.md). */
export const GET = scoreRoute({
  isEmbedded: true,
  make: ({ statement }) => ({
    body: badgeSvg(statement, formatDate(Date.parse(statement.takenAt))),
    type: 'image/svg+xml; charset=utf-8',
    policy: "default-src 'none'; style-src 'unsafe-inline'",
  }),
});
