import { listOwnSessions } from '@/server/account/own-sessions';
import { door } from '@/server/door';

/** `GET /api/v1/account/sessions` (docs/http-api.md). */
export const GET = door({
  who: 'learner',
  run: async ({ db, session: { userId, sessionId }, now }) => ({
    json: { sessions: await listOwnSessions(db, { userId, sessionId, now }) },
  }),
});
