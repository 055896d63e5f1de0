/**
 * Throws a learner's states away and folds them anew from the log: for logs that are older than the schedule, and when a
 * version of the settings holds for events that are there already.
 *
 * The log is held meanwhile, and folded in portions, so that others have their turn between them. A portion has some
 * cards of a guide and all its undos and resets, of which a card's state follows just as from the whole log.
 */
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import type { Database } from '@/db/database';
import { ensureLearner, type LoggedEvent, lockLearner } from '@/db/queries/append-reviews';
import { deleteStates, insertStates, listLogged, listLoggedGuides } from '@/db/queries/card-states';
import { listSettingsVersions } from '@/db/queries/schedule-versions';
import { inTurn } from '@/server/limits/in-turn';
import { foldCards } from '@/server/log/fold-cards';

/** So many events make a portion, or one card's where it has more. */
const portionEvents = 1000;

/** Parts of a guide's log that can be folded by themselves. */
export function portionsOf(events: readonly LoggedEvent[]): LoggedEvent[][] {
  const shared = events.filter(({ question }) => question === null);
  const cards = new Map<string, LoggedEvent[]>();
  for (const event of events) {
    if (event.question === null) continue;
    const of = cards.get(event.question);
    if (of === undefined) cards.set(event.question, [event]);
    else of.push(event);
  }
  const portions: LoggedEvent[][] = [];
  let open: LoggedEvent[] = [];
  for (const of of cards.values()) {
    open.push(...of);
    if (open.length < portionEvents) continue;
    portions.push([...open, ...shared]);
    open = [];
  }
  if (open.length > 0) portions.push([...open, ...shared]);
  return portions;
}

/** Within a transaction of the caller's, which holds the learner's log. Gives how many cards have a state. */
export async function refoldLocked(tx: Database, userId: string): Promise<number> {
  const versions = await listSettingsVersions(tx, { userId });
  await deleteStates(tx, { userId });
  let cards = 0;
  for (const guide of await listLoggedGuides(tx, { userId }))
    for (const portion of portionsOf(await listLogged(tx, { userId, guide }))) {
      const folds = foldCards(portion, versions).filter(({ state }) => state !== null);
      cards += folds.length;
      await insertStates(tx, { userId, folds });
      await othersHadTheirTurn();
    }
  return cards;
}

/** Gives how many cards have a state; 0, too, when the person is gone. */
export async function refoldStates(db: Database, userId: string): Promise<number> {
  return inTurn(userId, () =>
    db.transaction(async (tx) => {
      if (!(await ensureLearner(tx, { userId }))) return 0;
      await lockLearner(tx, { userId });
      return refoldLocked(tx, userId);
    }),
  );
}
