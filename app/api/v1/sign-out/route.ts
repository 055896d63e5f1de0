import { endedSessionCookies, endSession } from '@/server/auth/session';
import { door } from '@/server/door';

/** `POST /api/v1/sign-out` (docs/http-api.md): also for a session that has ended by itself. */
export const POST = door({
  who: 'stranger',
  run: async ({ db, cookieHeader }) => {
    await endSession(db, cookieHeader);
    return { json: {}, cookies: endedSessionCookies(), headers: { 'clear-site-data': '"cache"' } };
  },
});
