/** A stand-in for the branch `record`; see db/queries/stand-in-reviews.ts. */
import * as z from 'zod';
import { standInList, standInRecord } from '@/db/queries/stand-in-reviews';
import type { ReviewEvent } from '@/domain/review/review-event';
import { endedSessionCookies, endSession } from '@/server/auth/session';
import { door } from '@/server/door';

export const standInMe = door({
  who: 'stranger',
  run: async ({ session }) => ({
    json: { account: session === null ? null : { id: session.userId, email: session.email } },
  }),
});
export const standInPost = door({
  who: 'learner',
  body: z.object({ events: z.array(z.unknown()).max(500) }),
  maxBytes: 1024 * 1024,
  run: async ({ db, session }, { events }) => ({
    json: await standInRecord(db, { userId: session.userId, events: events as ReviewEvent[] }),
  }),
});
export const standInGet = door({
  who: 'learner',
  run: async ({ db, session, url }) => ({
    json: await standInList(db, { userId: session.userId, after: Number(url.searchParams.get('after') ?? 0) }),
  }),
});
export const standInSignOut = door({
  who: 'stranger',
  run: async ({ db, cookieHeader }) => {
    await endSession(db, cookieHeader);
    return { json: {}, cookies: endedSessionCookies() };
  },
});
