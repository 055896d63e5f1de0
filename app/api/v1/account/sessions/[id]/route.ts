import { endOwnSession } from '@/server/account/own-sessions';
import { endedSessionCookies } from '@/server/auth/session';
import { door } from '@/server/door';

/** `DELETE /api/v1/account/sessions/<id>` (docs/http-api.md). */
export const DELETE = door({
  who: 'learner',
  run: async ({ db, session: { userId, sessionId }, url }) => {
    const id = url.pathname.split('/').at(-1) ?? '';
    if (!(await endOwnSession(db, { userId, id })))
      return { status: 404, code: 'not_found', title: 'There is no such session' };
    return id === sessionId ? { json: {}, cookies: endedSessionCookies() } : { json: {} };
  },
});
