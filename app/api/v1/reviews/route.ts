import * as z from 'zod';
import { door } from '@/server/door';
import { listReviews } from '@/server/review/list-reviews';
import { recordReviews } from '@/server/review/record-reviews';

const mostEvents = 500;
const perAccount = { name: 'reviews', points: 600, seconds: 600 };

/** `POST /api/v1/reviews` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  body: z.strictObject({ events: z.array(z.unknown()).max(mostEvents) }),
  maxBytes: 1024 * 1024,
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session, now }, { events }) => ({
    json: await recordReviews(db, { userId: session.userId, values: events, now }),
  }),
});

/** `GET /api/v1/reviews?after=…&limit=…` (docs/http-api.md). */
export const GET = door({
  who: 'learner',
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(mostEvents).default(mostEvents),
  }),
  run: async ({ db, session }, query) => ({ json: await listReviews(db, { userId: session.userId, ...query }) }),
});
