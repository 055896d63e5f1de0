import { answerJsonSchema } from '@/domain/content/json-schema';

export const dynamic = 'force-static';

/** For editors: what the front matter of an answer file may hold. */
export function GET(): Response {
  return new Response(`${JSON.stringify(answerJsonSchema(), null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
}
