import { z } from 'zod';
import { usualResults } from '@/domain/search/search-result';
import { content } from '@/server/content/content';
import { searchLibrary } from '@/server/search/search-library';

const querySchema = z.object({
  q: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(usualResults),
});

/** `GET /api/v1/search?q=…&limit=…` (docs/http-api.md). */
export function GET(request: Request): Response {
  const parsed = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) {
    const problem = {
      type: 'about:blank',
      title: 'The query does not fit',
      status: 400,
      code: 'invalid',
      detail: z.prettifyError(parsed.error),
    };
    return Response.json(problem, {
      status: 400,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    });
  }
  const { q, limit } = parsed.data;
  return Response.json(
    { query: q, results: searchLibrary(content().library(), q, limit) },
    { headers: { 'cache-control': 'public, max-age=0, s-maxage=1' } },
  );
}
