import * as z from 'zod';
import { content } from '@/server/content/content';
import { type Caller, door } from '@/server/door';
import { loadAnswerChanges } from '@/server/review/load-answer-changes';

const querySchema = z.object({
  guide: z.string().max(80),
  question: z.string().max(200),
  since: z.string().regex(/^[0-9a-f]{12}$/),
});

const limit = {
  limit: { name: 'answer-changes', points: 300, seconds: 600 },
  by: ({ client }: Pick<Caller, 'client'>): string => client,
};

const titles = {
  no_such_question: 'There is no such question',
  answer_not_kept: 'The earlier answer was not kept',
} as const;

/** `GET /api/v1/answers/changes?guide=…&question=…&since=…` (docs/http-api.md): the same for everyone. */
export const GET = door({
  who: 'stranger',
  query: querySchema,
  limits: [limit],
  run: async ({ db }, asked) => {
    const changes = await loadAnswerChanges(db, { ...asked, library: content().library() });
    return changes.ok
      ? { json: { changes: changes.value } }
      : { status: 404, code: changes.code, title: titles[changes.code] };
  },
});
