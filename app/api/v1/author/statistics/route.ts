import * as z from 'zod/mini';
import { loadStatistics } from '@/server/author/load-statistics';
import { statisticsCsv } from '@/server/author/statistics-csv';
import { content } from '@/server/content/content';
import { door } from '@/server/door';

const perPerson = { name: 'author_statistics', points: 60, seconds: 600 };

/** `GET /api/v1/author/statistics?guide=sql` (docs/http-api.md): a CSV file, for authors. */
export const GET = door({
  who: 'author',
  query: z.strictObject({ guide: z.string().check(z.maxLength(80)) }),
  limits: [{ limit: perPerson, by: ({ session }) => session.userId }],
  run: async ({ db, now }, { guide: slug }) => {
    const guide = content().library().guideBySlug.get(slug);
    if (guide === undefined) return { status: 404, code: 'no_such_guide', title: 'There is no such guide' };
    const csv = statisticsCsv(guide.slug, await loadStatistics(db, { guide }));
    const headers = {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="cairn-${guide.slug}-${now.toISOString().slice(0, 10)}.csv"`,
      'cache-control': 'private, no-store',
    };
    return { response: new Response(csv, { headers }) };
  },
});
