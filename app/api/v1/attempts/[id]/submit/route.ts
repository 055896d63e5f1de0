import * as z from 'zod';
import { attemptProblem } from '@/server/attempt/attempt-problems';
import { attemptIdIn } from '@/server/attempt/attempt-schema';
import { ownerOf } from '@/server/attempt/owner';
import { door } from '@/server/door';
import { submitAttempt } from '@/server/quiz/submit-attempt';

/** `POST /api/v1/attempts/<id>/submit` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({}),
  run: async (caller) => {
    const id = attemptIdIn(caller.url);
    if (id === null) return attemptProblem('not_found');
    const submitted = await submitAttempt(caller.db, { id, owner: ownerOf(caller), now: caller.now });
    return submitted.ok ? { json: submitted.value } : attemptProblem(submitted.code);
  },
});
