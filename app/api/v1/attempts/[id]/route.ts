import { attemptProblem } from '@/server/attempt/attempt-problems';
import { attemptIdIn } from '@/server/attempt/attempt-schema';
import { ownerOf } from '@/server/attempt/owner';
import { door } from '@/server/door';
import { loadAttempt } from '@/server/quiz/load-attempt';

/** `GET /api/v1/attempts/<id>` (docs/http-api.md). */
export const GET = door({
  who: 'stranger',
  run: async (caller) => {
    const id = attemptIdIn(caller.url);
    const view = id === null ? null : await loadAttempt(caller.db, { id, owner: ownerOf(caller), now: caller.now });
    return view === null ? attemptProblem('not_found') : { json: view };
  },
});
