import { exportGuideText } from '@/server/anki/export-guide';
import { content } from '@/server/content/content';
import { publicOrigin } from '@/server/site/public-origin';

type Context = { readonly params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const guide = content()
    .library()
    .guideBySlug.get((await params).slug);
  if (guide === undefined) return new Response('There is no such guide.\n', { status: 404 });
  const { file } = await exportGuideText(content(), guide, publicOrigin());
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="${guide.slug}.txt"`,
  };
  return new Response(file, { headers });
}
