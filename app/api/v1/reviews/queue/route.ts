import { content } from '@/server/content/content';
import { door } from '@/server/door';
import { loadQueue } from '@/server/review/load-queue';

const cardsInAnswer = 50;

/** `GET /api/v1/reviews/queue` (docs/http-api.md). */
export const GET = door({
  who: 'learner',
  run: async ({ db, session, now }) => ({
    json: await loadQueue(db, { userId: session.userId, library: content().library(), now, limit: cardsInAnswer }),
  }),
});
