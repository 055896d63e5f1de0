import { GuidePicture } from '@/components/guide/guide-picture';
import { countOf } from '@/domain/shared/count-of';
import { content } from '@/server/content/content';
import { drawPicture } from '@/server/og/picture';

export async function GET(): Promise<Response> {
  const { guides } = content().library();
  const questions = guides.reduce((sum, guide) => sum + guide.questions.length, 0);
  const png = await drawPicture(
    <GuidePicture
      title="Know it on the day."
      description="Interview guides to read, practise and remember."
      facts={[countOf(guides.length, 'guide'), countOf(questions, 'question'), 'free and open source']}
    />,
  );
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
}
