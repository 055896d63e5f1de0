import { scorePicture } from '@/components/score/score-picture';
import { drawOutlines } from '@/server/og/outline-picture';
import { scoreRoute } from '@/server/score-door';
import { publicOrigin } from '@/server/site/public-origin';

/** `GET /s/<token>/og.png` (docs/score-pages.md): the picture beside a link. */
export const GET = scoreRoute({
  isEmbedded: true,
  make: async ({ statement, id, changedAt }) => {
    const { host } = publicOrigin();
    const key = `${id} ${changedAt.getTime()} ${host}`;
    const png = await drawOutlines(key, (paint) => scorePicture(paint, statement, host));
    return { body: new Uint8Array(png), type: 'image/png' };
  },
});
