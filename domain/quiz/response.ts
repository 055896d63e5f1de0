/** What a learner answers to an item: the shape that is sent, stored and graded. */
import * as z from 'zod/mini';

/** Longest text that a learner may type into one field, in UTF-16 code units. */
export const longestTypedAnswer = 500;

/** No NUL, which Postgres cannot hold, and no half of a surrogate pair, which UTF-8 cannot. */
const typed = z.string().check(z.maxLength(longestTypedAnswer), z.regex(/^[^\0\p{Surrogate}]*$/u));
const choiceId = z.string().check(z.regex(/^[0-9a-f]{8}$/));
const eachOnce = <Value>(values: readonly Value[]) => new Set(values).size === values.length;
const choiceIds = z.array(choiceId).check(z.maxLength(20), z.refine(eachOnce, 'names a choice twice'));

export const responseSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single'), choice: choiceId }),
  z.strictObject({ type: z.literal('multiple'), choices: choiceIds }),
  z.strictObject({ type: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ type: z.literal('short'), text: typed }),
  /** As typed: `1 000.5 ms`. */
  z.strictObject({ type: z.literal('number'), text: typed }),
  z.strictObject({ type: z.literal('order'), order: choiceIds }),
  /** By gap name. */
  z.strictObject({
    type: z.literal('cloze'),
    gaps: z
      .record(z.string().check(z.regex(/^[\w-]{1,40}$/)), typed)
      .check(z.refine((gaps) => Object.keys(gaps).length <= 20, 'has more than 20 gaps')),
  }),
  /** Of a guide without items: the learner says whether they knew it. */
  z.strictObject({ type: z.literal('self'), rating: z.enum(['knew', 'partly', 'missed']) }),
]);

export type Response = z.infer<typeof responseSchema>;
