import { GuidePicture } from '@/components/guide/guide-picture';
import { countOf } from '@/domain/shared/count-of';
import { content } from '@/server/content/content';
import { drawPicture, pictureText } from '@/server/og/picture';

type Context = { readonly params: Promise<{ slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const library = content().library();
  const guide = library.guideBySlug.get((await params).slug);
  if (guide === undefined) return new Response('There is no such guide.\n', { status: 404 });
  const author = library.authorById.get(guide.authorId ?? '')?.name;
  const facts = [
    countOf(guide.questions.length, 'question'),
    'answers and flashcards',
    ...(author === undefined ? [] : [author]),
  ];
  const png = await drawPicture(
    <GuidePicture
      title={pictureText(guide.title, 90)}
      description={pictureText(guide.briefDescription, 110)}
      facts={facts.map((fact) => pictureText(fact, 40))}
    />,
  );
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
