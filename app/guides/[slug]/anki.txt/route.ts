import { exportGuideText } from '@/server/anki/export-guide';
import { guideFile } from '@/server/anki/guide-file';
import { content } from '@/server/content/content';
import { publicOrigin } from '@/server/site/public-origin';

type Context = { readonly params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  return guideFile(content(), slug, { type: 'text/plain; charset=utf-8', ending: 'txt' }, (guide) =>
    exportGuideText(content(), guide, publicOrigin()),
  );
}
