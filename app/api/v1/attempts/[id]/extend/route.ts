import * as z from 'zod';
import { attemptProblem } from '@/server/attempt/attempt-problems';
import { attemptIdIn } from '@/server/attempt/attempt-schema';
import { ownerOf } from '@/server/attempt/owner';
import { door } from '@/server/door';
import { extendClock } from '@/server/quiz/extend-clock';

/** `POST /api/v1/attempts/<id>/extend` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ extension: z.number().int().min(1).max(100) }),
  run: async (caller, { extension }) => {
    const id = attemptIdIn(caller.url);
    if (id === null) return attemptProblem('not_found');
    const extended = await extendClock(caller.db, { id, owner: ownerOf(caller), extension, now: caller.now });
    return extended.ok ? { json: extended.value } : attemptProblem(extended.code);
  },
});
