import * as z from 'zod';
import { endedGuestCookie, guestHashOf } from '@/server/auth/guest-cookie';
import { door } from '@/server/door';
import { claimAttempts } from '@/server/quiz/claim-attempts';

/** `POST /api/v1/attempts/claim` (docs/http-api.md): what this browser did as a guest becomes the person's own. */
export const POST = door({
  who: 'learner',
  body: z.strictObject({}),
  run: async ({ db, session, cookieHeader, now }) => {
    const guestHash = guestHashOf(cookieHeader);
    if (guestHash === null) return { json: { claimed: 0 } };
    const claimed = await claimAttempts(db, { userId: session.userId, guestHash, now });
    return { json: claimed, cookies: [endedGuestCookie()] };
  },
});
