import type { Database } from '@/db/database';
import type { Guide } from '@/domain/content/guide';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
import { freeze, poolOf } from '@/domain/quiz/pool';
import type { Response } from '@/domain/quiz/response';
import { writeAttempt } from '@/tests/support/attempt-rows';
import { makePerson } from '@/tests/support/signed-in';

/** A right answer, or one that gets nothing. */
function respond({ item }: FrozenItem, isRight: boolean): Response | null {
  if (item.type === 'boolean') return { type: 'boolean', value: item.value === isRight };
  if (item.type === 'single') {
    const chosen = item.choices.find(({ correct }) => correct === isRight);
    return chosen === undefined ? null : { type: 'single', choice: chosen.id };
  }
  if (item.type === 'multiple') {
    const choices = item.choices.filter(({ correct }) => correct === isRight).map(({ id }) => id);
    return choices.length === 0 ? null : { type: 'multiple', choices };
  }
  if (item.type === 'short') return { type: 'short', text: isRight ? (item.accept[0] ?? '') : 'no idea' };
  return null;
}

export type SeededStatistics = {
  /** A single-choice item whose key strong learners do not choose. */
  readonly flagged: FrozenItem;
  /** One that every learner of a small group answered: too few to be told. */
  readonly few: FrozenItem;
  readonly asked: number;
};

/**
 * Learners of rising ability who took twelve items of a guide once. Of the first single-choice item the stronger half
 * chooses a wrong choice, and the weaker half the key. Three of them met one item more.
 */
export async function seedStatistics(db: Database, guide: Guide, learners = 40): Promise<SeededStatistics> {
  const pool = poolOf(guide)
    .filter(({ item }) => ['single', 'multiple', 'boolean', 'short'].includes(item.type))
    .map((each) => freeze(guide, each));
  const flagged = pool.find(({ item }) => item.type === 'single');
  const others = pool.filter((each) => each !== flagged).slice(0, 11);
  const few = pool.filter((each) => each !== flagged)[11];
  if (flagged === undefined || few === undefined) throw new Error('the guide has too few items');
  for (let index = 0; index < learners; index += 1) {
    const { id: userId } = await makePerson(db);
    const ability = (index + 0.5) / learners;
    // Each item asks a little more than the one before; a fixed pattern of luck keeps the answers apart.
    const isRight = (item: number) => ability + (((index * 7 + item * 5) % 10) - 4.5) / 14 > (item + 1) / 14;
    const durationMs = 20_000 + index * 500;
    const items = [
      { frozen: flagged, response: respond(flagged, ability < 0.5), durationMs },
      ...others.map((frozen, item) => ({
        frozen,
        response: respond(frozen, isRight(item)),
        durationMs: durationMs + item * 1000,
      })),
      ...(index < 3 ? [{ frozen: few, response: respond(few, true), durationMs }] : []),
    ];
    await writeAttempt(db, { userId, guide: guide.slug, items });
  }
  return { flagged, few, asked: others.length + 2 };
}
