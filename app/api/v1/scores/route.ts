import { newScoreSchema } from '@/domain/score/score-schema';
import { door } from '@/server/door';
import { scoreCreations } from '@/server/limits/score-limits';
import { createScore, mostLiveScores } from '@/server/score/create-score';

const refusals = {
  no_such_attempt: { status: 404, title: 'You have no such attempt' },
  not_finished: { status: 409, title: 'This attempt is not finished yet' },
  id_taken: { status: 409, title: 'This id belongs to another score. Send a new one.' },
  revoked: { status: 409, title: 'This score was taken down. Share the attempt anew, with a new id.' },
  too_many_scores: { status: 409, title: `You have ${mostLiveScores} score pages. Take one down first.` },
} as const;

/** `POST /api/v1/scores` (docs/score-pages.md): makes a page for a finished attempt. */
export const POST = door({
  who: 'learner',
  body: newScoreSchema,
  limits: [scoreCreations],
  run: async ({ db, session, now }, choice) => {
    const made = await createScore(db, { userId: session.userId, choice, now });
    return made.ok ? { json: made.value } : { code: made.code, ...refusals[made.code] };
  },
});
