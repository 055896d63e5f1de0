/** Putting all states of a learner in place, and seeing that they are. One card's are saved with its events. */
import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { cardStates, learners, reviewEvents } from '@/db/schema/reviews';
import {
  type CardFold,
  foldedSql,
  type LoggedEvent,
  type LoggedRow,
  loggedEventOf,
  loggedSql,
  saveStatesSql,
  stateValuesSql,
} from './append-reviews';

/** Whether a row was written before there were schedules: it counts reviews of which its state knows nothing. */
export async function hasStaleStates(db: Database, key: { userId: string }): Promise<boolean> {
  const { userId, reviews, reps } = cardStates;
  const found = await db
    .select({ one: sql`1` })
    .from(cardStates)
    .where(and(eq(userId, key.userId), ne(reviews, reps)))
    .limit(1);
  return found.length > 0;
}

/** Everybody who has a log. */
export async function listLearners(db: Database): Promise<string[]> {
  const rows = await db.select({ userId: learners.userId }).from(learners).orderBy(asc(learners.userId));
  return rows.map(({ userId }) => userId);
}

/** The guides of which a learner's log tells. */
export async function listLoggedGuides(db: Database, key: { userId: string }): Promise<string[]> {
  const rows = await db
    .selectDistinct({ guide: reviewEvents.guide })
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, key.userId), isNotNull(reviewEvents.question)));
  return rows.map(({ guide }) => guide);
}

/** All that a learner's log has on one guide. */
export async function listLogged(db: Database, key: { userId: string; guide: string }): Promise<LoggedEvent[]> {
  const rows = await db.execute<{ event: LoggedRow }>(sql`
    select ${loggedSql} as event from review_events where user_id = ${key.userId} and guide = ${key.guide}`);
  return rows.map(({ event }) => loggedEventOf(event));
}

/** What a learner's log has on some cards, with the undos and resets of their guides. */
export async function listLoggedOfCards(
  db: Database,
  key: { userId: string; cards: readonly { readonly guide: string; readonly question: string }[] },
): Promise<LoggedEvent[]> {
  const rows = await db.execute<{ event: LoggedRow }>(sql`
    with named as (
      select * from jsonb_to_recordset(${JSON.stringify(key.cards)}::jsonb) as n(guide text, question text))
    select ${loggedSql} as event from (
      select e.* from named n join review_events e
        on e.user_id = ${key.userId} and e.guide = n.guide and e.question = n.question
      union all select e.* from (select distinct guide from named) n join review_events e
        on e.user_id = ${key.userId} and e.guide = n.guide and e.question is null) as history`);
  return rows.map(({ event }) => loggedEventOf(event));
}

export async function deleteStates(db: Database, key: { userId: string }): Promise<void> {
  await db.delete(cardStates).where(eq(cardStates.userId, key.userId));
}

/** Adds rows for cards that have none. */
export async function insertStates(db: Database, given: { userId: string; folds: readonly CardFold[] }): Promise<void> {
  await db.execute(sql`
    with folded as (select ${given.userId}::uuid as user_id, f.* from ${foldedSql(JSON.stringify(given.folds))})
    ${saveStatesSql} select ${stateValuesSql} from folded where state is not null`);
}
