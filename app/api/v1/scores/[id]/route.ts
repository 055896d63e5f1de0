import * as z from 'zod';
import { scoreChoiceSchema } from '@/domain/score/score-schema';
import { door } from '@/server/door';
import { accountWrites } from '@/server/limits/account-writes';
import { changeScore } from '@/server/score/change-score';
import { revokeScore } from '@/server/score/revoke-score';

/** Null for what cannot be an id, which Postgres would not take either. */
const idOf = (url: URL): string | null => z.uuid().safeParse(url.pathname.split('/').at(-1)).data ?? null;
const missing = { status: 404, code: 'no_such_score', title: 'You have no such score page' } as const;

/** `PUT /api/v1/scores/<id>` (docs/score-pages.md): the name it shows, and whether it is listed. */
export const PUT = door({
  who: 'learner',
  body: scoreChoiceSchema,
  limits: [accountWrites],
  run: async ({ db, session, now, url }, choice) => {
    const id = idOf(url);
    if (id === null) return missing;
    const changed = await changeScore(db, { userId: session.userId, id, choice, now });
    return changed.ok ? { json: changed.value } : missing;
  },
});

/** `DELETE /api/v1/scores/<id>` (docs/score-pages.md): takes the page down, for good. */
export const DELETE = door({
  who: 'learner',
  limits: [accountWrites],
  run: async ({ db, session, now, url }) => {
    const id = idOf(url);
    if (id === null) return missing;
    const gone = await revokeScore(db, { userId: session.userId, id, now });
    return gone.ok ? { json: { id } } : missing;
  },
});
