import { endOtherSessions } from '@/server/account/own-sessions';
import { door } from '@/server/door';

/** `POST /api/v1/account/sessions/end-others` (docs/http-api.md). */
export const POST = door({
  who: 'learner',
  run: async ({ db, session: { userId, sessionId } }) => {
    await endOtherSessions(db, { userId, keep: sessionId });
    return { json: {} };
  },
});
