import { guideJsonSchema } from '@/domain/content/json-schema';

export const dynamic = 'force-static';

/** For editors: what the front matter of a guide may hold. */
export function GET(): Response {
  return new Response(`${JSON.stringify(guideJsonSchema(), null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
}
