import * as z from 'zod';
import { attemptProblem } from '@/server/attempt/attempt-problems';
import { attemptIdIn } from '@/server/attempt/attempt-schema';
import { door } from '@/server/door';
import { queueMisses } from '@/server/quiz/queue-misses';

/** `POST /api/v1/attempts/<id>/queue` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  body: z.strictObject({}),
  run: async ({ db, session, url, now }) => {
    const id = attemptIdIn(url);
    if (id === null) return attemptProblem('not_found');
    const queued = await queueMisses(db, { id, userId: session.userId, now });
    return queued.ok ? { json: queued.value } : attemptProblem(queued.code);
  },
});
