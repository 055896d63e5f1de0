import { attemptProblem } from '@/server/attempt/attempt-problems';
import { attemptRequestSchema } from '@/server/attempt/attempt-schema';
import { subjectOf } from '@/server/attempt/owner';
import { guestCookie } from '@/server/auth/guest-cookie';
import { content } from '@/server/content/content';
import { door } from '@/server/door';
import { startAttempt } from '@/server/quiz/start-attempt';

const perPerson = { name: 'attempts', points: 60, seconds: 3600 };
/** A school or an office may share an address; a guest who throws cookies away does not get past it. */
const perClient = { name: 'attempts_client', points: 300, seconds: 3600 };

/** `POST /api/v1/attempts` (docs/http-api.md). */
export const POST = door({
  who: 'stranger',
  body: attemptRequestSchema,
  limits: [
    { limit: perPerson, by: subjectOf },
    { limit: perClient, by: ({ client }) => client },
  ],
  run: async ({ db, session, cookieHeader, now }, request) => {
    const guest = session === null ? guestCookie(cookieHeader) : null;
    const owner = { userId: session?.userId ?? null, guestHash: guest?.hash ?? null };
    const guideNow = content().library().guideBySlug.get(request.guide) ?? null;
    const started = await startAttempt(db, { ...request, owner, guideNow, now });
    if (!started.ok) return attemptProblem(started.code);
    const cookies = guest?.cookies ?? [];
    return { json: { id: request.id }, status: started.value.isNew ? 201 : 200, cookies };
  },
});
