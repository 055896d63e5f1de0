/** What a queue is made of. All by the learner's own rows: nothing here grows with what others have. */
import { and, asc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { cardStates, reviewEvents } from '@/db/schema/reviews';
import type { CardState } from '@/domain/scheduling/card-state';

export type DueCard = {
  readonly guide: string;
  readonly question: string;
  readonly state: CardState['state'];
  readonly dueDay: number;
  readonly dueAt: Date | null;
  readonly lastDay: number | null;
  readonly intervalDays: number;
  readonly isLeech: boolean;
};

/**
 * Cards that are due on a study day or were before it, and are neither suspended nor buried; without a day all that have
 * one. In no order.
 */
export async function listDue(
  db: Database,
  key: { userId: string; day: number | null; buriedDay: number },
): Promise<DueCard[]> {
  const { userId, guide, question, state, dueDay, dueAt, lastDay, intervalDays, isLeech } = cardStates;
  const rows = await db
    .select({ guide, question, state, dueDay, dueAt, lastDay, intervalDays, isLeech })
    .from(cardStates)
    .where(
      and(
        eq(userId, key.userId),
        isNotNull(dueDay),
        key.day === null ? undefined : lte(dueDay, key.day),
        eq(cardStates.isSuspended, false),
        sql`${cardStates.buriedDay} is distinct from ${key.buriedDay}`,
      ),
    );
  return rows.map((row) => ({ ...row, dueDay: row.dueDay ?? key.buriedDay }));
}

export type CardLook = { readonly guide: string; readonly question: string; readonly isNew: boolean };

/** The cards that were reviewed on a study day, and whether for the first time. */
export async function listLooks(db: Database, key: { userId: string; day: number }): Promise<CardLook[]> {
  return [
    ...(await db.execute<CardLook>(sql`
    with looked as (
      select guide, question, reps from card_states
      where user_id = ${key.userId} and last_day = ${key.day} and reps > 0),
    undos as (
      select u.id, u.ref from (select distinct guide from looked) g join review_events u
        on u.user_id = ${key.userId} and u.guide = g.guide and u.question is null and u.kind = 'undo'),
    undone as (select ref from undos where id not in (select ref from undos where ref is not null))
    select l.guide, l.question, l.reps <= count(e.id) as "isNew"
    from looked l left join review_events e
      on e.user_id = ${key.userId} and e.guide = l.guide and e.question = l.question and e.kind = 'review'
      and e.local_day = ${key.day} and e.id not in (select ref from undone where ref is not null)
    group by l.guide, l.question, l.reps`)),
  ];
}

export type SeenCards = {
  readonly guide: string;
  /** Cards that were reviewed, or put among the due ones: with one of them a guide is begun. */
  readonly begun: readonly string[];
  /** Others that are suspended, or buried on the day. */
  readonly aside: readonly string[];
};

/** The cards of each guide that are not new any more, or not to be asked on this study day. */
export async function listSeen(db: Database, key: { userId: string; day: number }): Promise<SeenCards[]> {
  return [
    ...(await db.execute<SeenCards>(sql`
      select guide, coalesce(array_agg(question) filter (where is_begun), '{}') as begun,
        coalesce(array_agg(question) filter (where not is_begun), '{}') as aside
      from (
        select guide, question, reps > 0 or due_day is not null as is_begun from card_states
        where user_id = ${key.userId} and (reps > 0 or due_day is not null or is_suspended or buried_day = ${key.day})
      ) as seen group by guide`)),
  ];
}

/**
 * Those of the named cards of which the learner's log tells. Not those that have a row: a card that was forgotten has none,
 * and its events still belong to the card that it became.
 */
export async function findLogged(
  db: Database,
  key: { userId: string; cards: readonly { readonly guide: string; readonly question: string }[] },
): Promise<{ guide: string; question: string }[]> {
  return [
    ...(await db.execute<{ guide: string; question: string }>(sql`
      select n.guide, n.question from jsonb_to_recordset(${JSON.stringify(key.cards)}::jsonb) as n(guide text, question text)
      where exists (select 1 from review_events e
        where e.user_id = ${key.userId} and e.guide = n.guide and e.question = n.question)`)),
  ];
}

export type SeenRevision = {
  readonly guide: string;
  readonly question: string;
  readonly revision: string;
  readonly reviewedAt: Date;
};

/** What was shown when each card was last reviewed. */
export async function listSeenRevisions(db: Database, key: { userId: string }): Promise<SeenRevision[]> {
  const rows = await db.execute<{ guide: string; question: string; revision: string; at: string }>(sql`
    select c.guide, c.question, e.revision, c.reviewed_at::text as at from card_states c
    cross join lateral (
      select revision from review_events e
      where e.user_id = c.user_id and e.guide = c.guide and e.question = c.question and e.kind = 'review'
        and e.reviewed_at <= c.reviewed_at
      order by e.reviewed_at desc, e.id desc limit 1) e
    where c.user_id = ${key.userId} and c.reps > 0 and e.revision is not null`);
  return rows.map(({ guide, question, revision, at }) => ({ guide, question, revision, reviewedAt: new Date(at) }));
}

export type ShownEvent = {
  readonly kind: string;
  readonly guide: string;
  readonly question: string | null;
  readonly revision: string | null;
  readonly reviewedAt: Date;
};

/** The events of a learner with these numbers, as far as they say what was shown; in the order of the log. */
export async function listShownAfter(
  db: Database,
  key: { userId: string; after: number; to: number },
): Promise<ShownEvent[]> {
  const { userId, seq, kind, guide, question, revision, reviewedAt } = reviewEvents;
  return db
    .select({ kind, guide, question, revision, reviewedAt })
    .from(reviewEvents)
    .where(and(eq(userId, key.userId), gt(seq, key.after), lte(seq, key.to)))
    .orderBy(asc(seq));
}
