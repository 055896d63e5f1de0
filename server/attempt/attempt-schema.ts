/** What the routes of attempts take. */
import * as z from 'zod';
import { responseSchema } from '@/domain/quiz/response';

/** UUIDv7, in lower case, as the database gives it back. */
export const clientId = z.uuidv7().lowercase();

const names = z
  .array(
    z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^\0\p{Surrogate}]*$/u),
  )
  .max(100)
  .refine((list) => new Set(list).size === list.length, 'names something twice');

export const attemptRequestSchema = z.strictObject({
  id: clientId,
  guide: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  mode: z.enum(['exam', 'practice']),
  choice: z.strictObject({
    length: z.union([z.literal(10), z.literal(20), z.literal(30), z.literal('all')]),
    levels: names,
    topics: names,
    clockMinutes: z.number().int().min(1).max(600).nullable(),
  }),
});

export const answerSchema = z.strictObject({
  writeId: clientId,
  response: z.nullable(responseSchema),
  isFlagged: z.boolean(),
  durationMs: z.number().int().min(0).max(86_400_000),
  check: z.boolean().default(false),
});

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const refShape = /^[0-9a-f]{12}$/;

/** Whether this can be the id of an attempt: anything else is not worth a question to the database. */
export const isAttemptId = (id: string): boolean => idShape.test(id);

/** The attempt's id in `/api/v1/attempts/<id>/…`; null when it can be none. */
export function attemptIdIn(url: URL): string | null {
  const id = url.pathname.split('/')[4] ?? '';
  return isAttemptId(id) ? id : null;
}

/** The item in `/api/v1/attempts/<id>/responses/<ref>`; null when it can be none. */
export function itemRefIn(url: URL): string | null {
  const ref = url.pathname.split('/')[6] ?? '';
  return refShape.test(ref) ? ref : null;
}
