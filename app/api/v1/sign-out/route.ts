import { endedSessionCookies, endSession } from '@/server/auth/session';
import { door } from '@/server/door';

/** `POST /api/v1/sign-out`: ends the session that the cookie names; also answers 200 when there is none. */
export const POST = door({
  who: 'stranger',
  run: async ({ db, cookieHeader }) => {
    await endSession(db, cookieHeader);
    return { json: {}, cookies: endedSessionCookies() };
  },
});
