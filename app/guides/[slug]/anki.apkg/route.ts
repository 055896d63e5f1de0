import { exportGuidePackage } from '@/server/anki/export-guide';
import { content } from '@/server/content/content';
import { publicOrigin } from '@/server/site/public-origin';

type Context = { readonly params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const guide = content()
    .library()
    .guideBySlug.get((await params).slug);
  if (guide === undefined) return new Response('There is no such guide.\n', { status: 404 });
  const { file } = await exportGuidePackage(content(), guide, publicOrigin());
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${guide.slug}.apkg"`,
  };
  return new Response(file, { headers });
}
