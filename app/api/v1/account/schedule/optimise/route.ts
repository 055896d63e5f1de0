import * as z from 'zod';
import { leastLog } from '@/domain/scheduling/optimiser-offer';
import { door } from '@/server/door';
import { optimise } from '@/server/schedule/optimise';

/** Training takes seconds of a core. */
const optimisations = { name: 'optimise', points: 5, seconds: 3600 };

/** `POST /api/v1/account/schedule/optimise` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  body: z.strictObject({}),
  limits: [{ limit: optimisations, by: ({ session }) => session.userId }],
  run: async ({ db, session: { userId }, now }) => {
    const optimised = await optimise(db, { userId, now });
    if (optimised.outcome === 'unavailable')
      return { status: 501, code: 'no_optimiser', title: 'This server cannot fit parameters: a package is missing' };
    if (optimised.outcome === 'too_few')
      return {
        status: 409,
        code: 'too_few_reviews',
        title: `Parameters are fitted from ${leastLog.reviews} reviews on ${leastLog.days} days on`,
      };
    return { json: optimised };
  },
});
