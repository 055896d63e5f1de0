import { and, asc, desc, eq, getTableColumns, gt } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { cardStates, learners, reviewEvents } from '@/db/schema/reviews';
import type { ReviewEvent } from '@/domain/review/review-event';

export type StoredEvent = { readonly seq: number; readonly event: ReviewEvent };

const columns = {
  seq: reviewEvents.seq,
  id: reviewEvents.id,
  kind: reviewEvents.kind,
  guide: reviewEvents.guide,
  question: reviewEvents.question,
  rating: reviewEvents.rating,
  claimedAt: reviewEvents.claimedAt,
  timeZone: reviewEvents.timeZone,
  rolloverHour: reviewEvents.rolloverHour,
  deviceId: reviewEvents.deviceId,
  durationMs: reviewEvents.durationMs,
  mode: reviewEvents.mode,
  revision: reviewEvents.revision,
  edition: reviewEvents.edition,
  ref: reviewEvents.ref,
  item: reviewEvents.item,
  credit: reviewEvents.credit,
};

async function selectAfter(db: Database, key: { userId: string; after: number; limit: number }) {
  const { userId, seq } = reviewEvents;
  return db
    .select(columns)
    .from(reviewEvents)
    .where(and(eq(userId, key.userId), gt(seq, key.after)))
    .orderBy(asc(seq))
    .limit(key.limit);
}

type Row = Awaited<ReturnType<typeof selectAfter>>[number];

/** The event as it was sent. */
function eventOf(row: Row): ReviewEvent {
  const { id, guide, claimedAt: at, timeZone, rolloverHour, deviceId: device } = row;
  const shared = { id, guide, at, timeZone, rolloverHour, device };
  if (row.kind === 'undo') return { ...shared, kind: 'undo', ref: row.ref ?? '' };
  if (row.kind === 'reset') return { ...shared, kind: 'reset' };
  const question = row.question ?? '';
  if (row.kind !== 'review' && row.kind !== 'quiz') return { ...shared, kind: row.kind, question };
  if (row.kind === 'quiz') {
    const { item, credit, ref, edition } = row;
    return {
      ...shared,
      kind: 'quiz',
      question,
      item: item ?? '',
      credit: credit ?? 0,
      ref: ref ?? '',
      edition: edition ?? '',
    };
  }
  return {
    ...shared,
    kind: 'review',
    question,
    rating: (row.rating ?? 1) as 1 | 2 | 3 | 4,
    durationMs: row.durationMs ?? 0,
    mode: row.mode ?? 'four',
    revision: row.revision ?? '',
    edition: row.edition ?? '',
  };
}

/** A page of the log in the order of its numbers, from the one after `after`. */
export async function listReviewsAfter(
  db: Database,
  key: { userId: string; after: number; limit: number },
): Promise<StoredEvent[]> {
  return (await selectAfter(db, key)).map((row) => ({ seq: row.seq, event: eventOf(row) }));
}

/** The last number of a learner's log; 0 when there is none. It has no gaps, so it is also the number of events. */
export async function findLastSeq(db: Database, key: { userId: string }): Promise<number> {
  const [row] = await db.select({ seq: learners.eventSeq }).from(learners).where(eq(learners.userId, key.userId));
  return row?.seq ?? 0;
}

export type CardState = Omit<typeof cardStates.$inferSelect, 'userId'>;

/** All of a learner's card states. */
export async function listCardStates(db: Database, key: { userId: string }): Promise<CardState[]> {
  const { userId, ...columns } = getTableColumns(cardStates);
  return db
    .select(columns)
    .from(cardStates)
    .where(eq(userId, key.userId))
    .orderBy(asc(cardStates.guide), asc(cardStates.question));
}

/** The last number of a learner's log, and the zone that the device was in which wrote it; null when there is none. */
export async function findLogEnd(
  db: Database,
  key: { userId: string },
): Promise<{ seq: number; timeZone: string } | null> {
  const { seq, timeZone, userId } = reviewEvents;
  const [row] = await db
    .select({ seq, timeZone })
    .from(reviewEvents)
    .where(eq(userId, key.userId))
    .orderBy(desc(seq))
    .limit(1);
  return row ?? null;
}
