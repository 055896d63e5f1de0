import * as z from 'zod';
import { attemptProblem } from '@/server/attempt/attempt-problems';
import { attemptIdIn, itemRefIn } from '@/server/attempt/attempt-schema';
import { ownerOf, subjectOf } from '@/server/attempt/owner';
import { door } from '@/server/door';
import { openHint } from '@/server/quiz/open-hint';

const perPerson = { name: 'hints', points: 600, seconds: 600 };

/** `POST /api/v1/attempts/<id>/hints/<item>` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: z.strictObject({ count: z.number().int().min(1).max(20) }),
  limits: [{ limit: perPerson, by: subjectOf }],
  run: async (caller, { count }) => {
    const [attemptId, ref] = [attemptIdIn(caller.url), itemRefIn(caller.url)];
    if (attemptId === null || ref === null) return attemptProblem('not_found');
    const opened = await openHint(caller.db, { attemptId, ref, owner: ownerOf(caller), count });
    return opened.ok ? { json: opened.value } : attemptProblem(opened.code);
  },
});
