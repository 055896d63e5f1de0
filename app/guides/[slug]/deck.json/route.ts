import { content } from '@/server/content/content';
import { deckOf } from '@/server/content/deck';

type Context = { readonly params: Promise<{ readonly slug: string }> };

/** `GET /guides/<slug>/deck.json` (docs/http-api.md): the guide's cards, the same for everyone. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const { guideBySlug, config } = content().library();
  const guide = guideBySlug.get(slug);
  const rendered = await content().rendered(slug);
  if (guide === undefined || rendered === null) return Response.json({ title: 'No such guide' }, { status: 404 });
  return Response.json(deckOf(guide, rendered, config));
}
