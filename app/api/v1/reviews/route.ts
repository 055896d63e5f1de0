import * as z from 'zod';
import { door } from '@/server/door';
import { listReviews } from '@/server/review/list-reviews';
import { recordReviews } from '@/server/review/record-reviews';

const mostEvents = 500;
const perAccount = { name: 'reviews', points: 600, seconds: 600 };

/**
 * Whose browser data this is, as the browser knows it. A cookie can become another person's between two requests of one
 * sync; then nothing is taken and nothing is given.
 */
const account = z.uuid().optional();
const otherAccount = { status: 409, code: 'other_account', title: 'Somebody else has signed in meanwhile' };
const isOther = (userId: string, expected: string | undefined) => expected !== undefined && expected !== userId;

/** `POST /api/v1/reviews` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  body: z.strictObject({ events: z.array(z.unknown()).max(mostEvents), account }),
  maxBytes: 1024 * 1024,
  limits: [{ limit: perAccount, by: ({ session }) => session.userId }],
  run: async ({ db, session, now }, { events, account: expected }) =>
    isOther(session.userId, expected)
      ? otherAccount
      : { json: await recordReviews(db, { userId: session.userId, values: events, now }) },
});

/** `GET /api/v1/reviews?after=…&limit=…` (docs/http-api.md). */
export const GET = door({
  who: 'learner',
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(mostEvents).default(mostEvents),
    account,
  }),
  run: async ({ db, session }, { account: expected, ...query }) =>
    isOther(session.userId, expected)
      ? otherAccount
      : { json: await listReviews(db, { userId: session.userId, ...query }) },
});
