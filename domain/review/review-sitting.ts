/**
 * A sitting with what is due: the steps that were taken on one study day. What comes next follows from the log, not from
 * here; the steps say what undo takes back and what the end tells.
 */
import * as z from 'zod/mini';
import { countOf } from '@/domain/shared/count-of';
import type { Ahead } from './queue';

const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const stepSchema = z.object({
  card: z.string(),
  /** `skip`: put aside for this sitting; nothing is recorded of it. */
  kind: z.enum(['review', 'suspend', 'unsuspend', 'bury', 'forget', 'skip']),
  /** The event of the step, for undo. */
  event: z.nullable(z.string()),
  rating: z.nullable(rating),
  /** The chance of recall just before, where the memory was a day old at least. */
  expected: z.nullable(z.number()),
  isNew: z.boolean(),
  durationMs: z.number(),
});
const modes = z.enum(['four', 'quick']);
const schema = z.object({
  day: z.number(),
  steps: z.array(stepSchema),
  /** Four ratings, or know and don't know. */
  mode: z._default(modes, 'four'),
  /** Cards that the learner went on with before their day, or beyond the limit of the day. */
  ahead: z._default(z.array(z.string()), []),
  /** So many new cards today, where the learner wanted more than their settings say. */
  newLimit: z._default(z.nullable(z.number()), null),
});
const keptMode = z.object({ mode: modes });

export type ReviewStep = z.infer<typeof stepSchema>;
export type ReviewSitting = z.infer<typeof schema>;

export const newReviewSitting = (day: number, mode: ReviewSitting['mode'] = 'four'): ReviewSitting => ({
  day,
  steps: [],
  mode,
  ahead: [],
  newLimit: null,
});

/**
 * What was kept of this day. A new sitting when that was another day, or is not in a shape that we know; the ratings that
 * were chosen stay chosen.
 */
export function readReviewSitting(value: unknown, day: number): ReviewSitting {
  const parsed = z.safeParse(schema, value);
  if (parsed.success && parsed.data.day === day) return parsed.data;
  const before = z.safeParse(keptMode, value);
  return newReviewSitting(day, before.success ? before.data.mode : 'four');
}

export const asideOf = ({ steps }: Pick<ReviewSitting, 'steps'>): ReadonlySet<string> =>
  new Set(steps.flatMap(({ kind, card }) => (kind === 'skip' ? [card] : [])));

/** Takes up again what was put aside. */
export const withoutSkips = (sitting: ReviewSitting): ReviewSitting => ({
  ...sitting,
  steps: sitting.steps.filter(({ kind }) => kind !== 'skip'),
});

/** How a card went in the sitting, by its first rating. */
export type Went = 'recalled' | 'effort' | 'missed';

export type ReviewSummary = {
  /** Cards that were rated, in the order of their first rating. */
  readonly cards: readonly { readonly card: string; readonly went: Went }[];
  readonly fresh: number;
  /** Of those whose memory was a day old at least: how many, how many were recalled, how many the schedule expected. */
  readonly known: number;
  readonly recalled: number;
  readonly expected: number;
  readonly durationMs: number;
};

export function summaryOf({ steps }: Pick<ReviewSitting, 'steps'>): ReviewSummary {
  const firsts = new Map<string, ReviewStep>();
  for (const step of steps) if (step.kind === 'review' && !firsts.has(step.card)) firsts.set(step.card, step);
  const first = [...firsts.values()];
  const known = first.filter(({ expected }) => expected !== null);
  return {
    cards: first.map(({ card, rating: given }) => ({
      card,
      went: given === 1 ? 'missed' : given === 2 ? 'effort' : 'recalled',
    })),
    fresh: first.filter(({ isNew }) => isNew).length,
    known: known.length,
    recalled: known.filter(({ rating: given }) => (given ?? 1) > 1).length,
    expected: known.reduce((sum, { expected }) => sum + (expected ?? 0), 0),
    durationMs: steps.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}

function recallSentence({ cards, known, recalled, expected }: ReviewSummary): string | null {
  if (known === 0) return null;
  const isAll = known === cards.length;
  const planned = Math.round(expected);
  const head = isAll ? `You recalled ${recalled} of them` : `Of the ${known} seen before you recalled ${recalled}`;
  const tail = recalled < planned - Math.max(1, planned / 10) ? ' The rest come back sooner.' : '';
  return `${head}; the schedule expected ${planned}.${tail}`;
}

function tomorrowSentence({ cards, minutes }: Ahead): string {
  if (cards === 0) return 'Tomorrow has none.';
  return `Tomorrow has ${cards}, about ${countOf(minutes, 'minute')}.`;
}

/** "24 cards in 11 minutes. You recalled 21 of them; the schedule expected 21. Tomorrow has 9, about 4 minutes." */
export function summarySentences(summary: ReviewSummary, tomorrow: Ahead): string {
  const { cards, fresh, durationMs } = summary;
  const minutes = Math.max(1, Math.round(durationMs / 60_000));
  const isAllNew = fresh === cards.length;
  const some = fresh === 0 || isAllNew ? '' : `, ${fresh} of them new`;
  const head = `${countOf(cards.length, isAllNew ? 'new card' : 'card')} in ${countOf(minutes, 'minute')}${some}.`;
  return [cards.length === 0 ? null : head, recallSentence(summary), tomorrowSentence(tomorrow)]
    .filter((sentence) => sentence !== null)
    .join(' ');
}
