import { content } from '@/server/content/content';
import { sourceFile } from '@/server/content/source-file';

type Context = { readonly params: Promise<{ path: string[] }> };

/** A content file as it was written, as plain text, without its graded items. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const file = (await params).path.join('/');
  const text = await sourceFile(content().library(), file);
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-cache',
    'x-robots-tag': 'noindex',
  };
  return text === null
    ? new Response('There is no such file.\n', { status: 404, headers })
    : new Response(text, { headers });
}
