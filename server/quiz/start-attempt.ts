/** Starts an attempt: draws its items from a seed and freezes them, so that content may change underneath. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@/db/database';
import { findAttempt, insertAttempt, listSeenRefs, type NewItem, type Owner } from '@/db/queries/attempts';
import type { Guide } from '@/domain/content/guide';
import type { AttemptChoice, AttemptMode } from '@/domain/quiz/attempt-view';
import { choosePool, drawItems, shownOrder } from '@/domain/quiz/draw';
import { freeze, kindOf, poolOf } from '@/domain/quiz/pool';
import { done, failed, type Result } from '@/domain/shared/result';

export type AttemptRequest = {
  /** Made by the browser. */
  readonly id: string;
  readonly guide: string;
  readonly mode: AttemptMode;
  readonly choice: AttemptChoice;
};

type Given = AttemptRequest & {
  readonly owner: Owner;
  readonly guideNow: Guide | null;
  readonly now: Date;
  /** What items are drawn by; by chance, unless something must come out the same again. */
  readonly seed?: string;
};

function requestHash({ guide, mode, choice }: AttemptRequest): Buffer {
  const { length, levels, topics, clockMinutes } = choice;
  return createHash('sha256')
    .update(JSON.stringify([guide, mode, length, [...levels].sort(), [...topics].sort(), clockMinutes]))
    .digest();
}

function drawn(guide: Guide, choice: AttemptChoice, seed: string, seen: ReadonlySet<string>, id: string) {
  const pool = choosePool(poolOf(guide), choice);
  const items = drawItems(pool, { length: choice.length, seed, seen }).map((each, index): NewItem => {
    const frozen = freeze(guide, each);
    return {
      attemptId: id,
      ref: each.item.ref,
      position: index + 1,
      version: createHash('sha256').update(JSON.stringify(frozen)).digest('hex'),
      question: each.question,
      level: each.level,
      topics: [...each.topics],
      shown: shownOrder(each.item, seed),
      wasSeen: seen.has(each.item.ref),
      frozen,
    };
  });
  return { items, poolSize: pool.length };
}

/**
 * Starting twice with one id is starting once: `isNew` is false the second time. `id_used`: the id belongs to another
 * attempt. `nothing_to_ask`: nothing of the guide is in the chosen levels and topics.
 */
export async function startAttempt(
  db: Database,
  given: Given,
): Promise<Result<{ readonly isNew: boolean }, 'no_such_guide' | 'nothing_to_ask' | 'id_used'>> {
  const { id, guideNow, mode, choice, owner, now } = given;
  const hash = requestHash(given);
  const same = (known: Uint8Array) => (hash.equals(known) ? done({ isNew: false }) : failed('id_used'));
  const known = await findAttempt(db, { id, owner });
  if (known !== null) return same(known.requestHash);
  if (guideNow === null) return failed('no_such_guide');
  const seed = given.seed ?? randomBytes(16).toString('hex');
  const { items, poolSize } = drawn(guideNow, choice, seed, await listSeenRefs(db, { owner, guide: given.guide }), id);
  if (items.length === 0) return failed('nothing_to_ask');
  const attempt = {
    id,
    userId: owner.userId,
    guestHash: owner.userId === null ? owner.guestHash : null,
    requestHash: hash,
    guide: guideNow.slug,
    guideTitle: guideNow.title,
    edition: guideNow.edition,
    mode,
    kind: kindOf(guideNow),
    choice,
    seed,
    poolSize,
    startedAt: now,
    deadlineAt: choice.clockMinutes === null ? null : new Date(now.getTime() + choice.clockMinutes * 60_000),
  };
  if (await db.transaction((tx) => insertAttempt(tx, { attempt, items }))) return done({ isNew: true });
  const other = await findAttempt(db, { id, owner });
  return other === null ? failed('id_used') : same(other.requestHash);
}
