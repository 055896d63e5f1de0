import type { Guide } from '@/domain/content/guide';
import type { Content } from '@/server/content/content';

type File = { readonly type: string; readonly ending: string };

/** A download made of a guide; 404 when there is no such guide. */
export async function guideFile(
  content: Content,
  slug: string,
  { type, ending }: File,
  make: (guide: Guide) => Promise<{ readonly file: BodyInit }>,
): Promise<Response> {
  const guide = content.library().guideBySlug.get(slug);
  if (guide === undefined) return new Response('There is no such guide.\n', { status: 404 });
  const { file } = await make(guide);
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${guide.slug}.${ending}"`,
  };
  return new Response(file, { headers });
}
