import { attemptProblem } from '@/server/attempt/attempt-problems';
import { answerSchema, attemptIdIn, itemRefIn } from '@/server/attempt/attempt-schema';
import { ownerOf, subjectOf } from '@/server/attempt/owner';
import { door } from '@/server/door';
import { saveAnswer } from '@/server/quiz/save-answer';

const perPerson = { name: 'responses', points: 3000, seconds: 600 };

/** `PUT /api/v1/attempts/<id>/responses/<item>` (docs/http-api.md). */
export const PUT = door({
  who: 'stranger',
  body: answerSchema,
  limits: [{ limit: perPerson, by: subjectOf }],
  run: async (caller, answer) => {
    const [attemptId, ref] = [attemptIdIn(caller.url), itemRefIn(caller.url)];
    if (attemptId === null || ref === null) return attemptProblem('not_found');
    const saved = await saveAnswer(caller.db, { ...answer, attemptId, ref, owner: ownerOf(caller), now: caller.now });
    return saved.ok ? { json: saved.value } : attemptProblem(saved.code);
  },
});
