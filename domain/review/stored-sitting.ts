import * as z from 'zod/mini';
import { type Choice, everything } from '@/domain/review/deck';
import type { Sitting } from '@/domain/review/sitting';

/** A sitting as the browser keeps it between visits. */
export type StoredSitting = {
  readonly choice: Choice;
  readonly mode: 'four' | 'quick';
  readonly sitting: Sitting;
};

const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const schema = z.object({
  choice: z.object({
    levels: z.array(z.string()),
    topics: z.array(z.string()),
    onlyShaky: z.boolean(),
    isShuffled: z.boolean(),
  }),
  mode: z.enum(['four', 'quick']),
  sitting: z.object({
    cards: z.array(z.string()),
    steps: z.array(z.object({ card: z.string(), rating: z.nullable(rating), event: z.nullable(z.string()) })),
  }),
});

/** What was kept, or null when it is not in a shape that we know. */
export function readStoredSitting(value: unknown): StoredSitting | null {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? parsed.data : null;
}

export function newSitting(
  cards: readonly string[],
  choice: Choice = everything,
  mode: StoredSitting['mode'] = 'four',
): StoredSitting {
  return { choice, mode, sitting: { cards, steps: [] } };
}
