import { and, asc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { cardStates, learners, reviewEvents } from '@/db/schema/reviews';
import type { ReviewEvent } from '@/domain/review/review-event';

export type StoredEvent = { readonly seq: number; readonly event: ReviewEvent };

/** An event with what the server adds to it. */
export type EventToAppend = {
  readonly event: ReviewEvent;
  /** When it counts as having happened: what the device said, but not in the future. */
  readonly reviewedAt: Date;
  readonly localDay: number;
  readonly payloadHash: Uint8Array;
};

export type Card = { readonly guide: string; readonly question: string };

/** Locks a learner's log until the transaction ends, and gives the last number in it. */
export async function lockLearner(tx: Database, key: { userId: string }): Promise<number> {
  const [row] = await tx
    .insert(learners)
    .values({ userId: key.userId })
    .onConflictDoUpdate({ target: learners.userId, set: { eventSeq: sql`${learners.eventSeq}` } })
    .returning({ eventSeq: learners.eventSeq });
  return row?.eventSeq ?? 0;
}

/** Which of these ids are in the log already. */
export async function listKnownEvents(
  tx: Database,
  key: { userId: string; ids: readonly string[] },
): Promise<{ id: string; seq: number; payloadHash: Uint8Array }[]> {
  const { id, seq, payloadHash } = reviewEvents;
  return tx
    .select({ id, seq, payloadHash })
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, key.userId), inArray(reviewEvents.id, [...key.ids])));
}

/** Appends events under the lock, numbered from `firstSeq` on, and moves the learner's last number. */
export async function appendReviews(
  tx: Database,
  given: { userId: string; firstSeq: number; events: readonly EventToAppend[]; receivedAt: Date },
): Promise<void> {
  const { userId, firstSeq, events, receivedAt } = given;
  if (events.length === 0) return;
  await tx.insert(reviewEvents).values(
    events.map(({ event, reviewedAt, localDay, payloadHash }, index) => ({
      ...rowOf(event),
      userId,
      seq: firstSeq + index,
      reviewedAt,
      localDay,
      payloadHash,
      receivedAt,
    })),
  );
  await tx
    .update(learners)
    .set({ eventSeq: firstSeq + events.length - 1 })
    .where(eq(learners.userId, userId));
}

function rowOf(event: ReviewEvent) {
  const { id, kind, guide, timeZone, rolloverHour, device, at } = event;
  const shared = { id, kind, guide, timeZone, rolloverHour, deviceId: device, claimedAt: at };
  if (event.kind === 'undo') return { ...shared, ref: event.ref };
  if (event.kind === 'reset') return shared;
  const { question, rating, durationMs, mode, revision, edition } = event;
  return { ...shared, question, rating, durationMs, mode, revision, edition };
}

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
};

async function selectEvents(db: Database, where: SQL | undefined, limit?: number) {
  const query = db.select(columns).from(reviewEvents).where(where).orderBy(asc(reviewEvents.seq)).$dynamic();
  return limit === undefined ? query : query.limit(limit);
}

type Row = Awaited<ReturnType<typeof selectEvents>>[number];

/** The event as it was sent. */
function eventOf(row: Row): ReviewEvent {
  const { id, guide, claimedAt: at, timeZone, rolloverHour, deviceId: device } = row;
  const shared = { id, guide, at, timeZone, rolloverHour, device };
  if (row.kind === 'undo') return { ...shared, kind: 'undo', ref: row.ref ?? '' };
  if (row.kind === 'reset') return { ...shared, kind: 'reset' };
  return {
    ...shared,
    kind: 'review',
    question: row.question ?? '',
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
  const where = and(eq(reviewEvents.userId, key.userId), gt(reviewEvents.seq, key.after));
  return (await selectEvents(db, where, key.limit)).map((row) => ({ seq: row.seq, event: eventOf(row) }));
}

/** The last number of a learner's log; 0 when there is none. It has no gaps, so it is also the number of events. */
export async function findLastSeq(db: Database, key: { userId: string }): Promise<number> {
  const [row] = await db.select({ seq: learners.eventSeq }).from(learners).where(eq(learners.userId, key.userId));
  return row?.seq ?? 0;
}

/**
 * Everything that the fold of these cards needs: their reviews, the resets of their guides, and all undos of their
 * guides.
 */
export async function listEventsOfCards(
  tx: Database,
  key: { userId: string; guides: readonly string[]; cards: readonly Card[] },
): Promise<ReviewEvent[]> {
  const guides = [...new Set([...key.guides, ...key.cards.map((card) => card.guide)])];
  if (guides.length === 0) return [];
  const ofCards = key.cards.map(({ guide, question }) =>
    and(eq(reviewEvents.guide, guide), eq(reviewEvents.question, question)),
  );
  const where = and(
    eq(reviewEvents.userId, key.userId),
    inArray(reviewEvents.guide, guides),
    or(
      sql`${reviewEvents.kind} <> 'review'`,
      key.guides.length > 0 ? inArray(reviewEvents.guide, [...key.guides]) : undefined,
      ...ofCards,
    ),
  );
  return (await selectEvents(tx, where)).map(eventOf);
}

/** The cards of these reviews. */
export async function listCardsOfReviews(
  tx: Database,
  key: { userId: string; ids: readonly string[] },
): Promise<Card[]> {
  if (key.ids.length === 0) return [];
  const rows = await tx
    .select({ guide: reviewEvents.guide, question: reviewEvents.question })
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, key.userId), inArray(reviewEvents.id, [...key.ids])));
  return rows.flatMap(({ guide, question }) => (question === null ? [] : [{ guide, question }]));
}

export type CardState = {
  readonly guide: string;
  readonly question: string;
  readonly rating: number;
  readonly reviewedAt: Date;
  readonly reviews: number;
};

/** Replaces the states of these guides and cards by what the fold says; cards that it does not name have none. */
export async function saveCardStates(
  tx: Database,
  given: {
    userId: string;
    guides: readonly string[];
    cards: readonly Card[];
    states: readonly CardState[];
  },
): Promise<void> {
  const { userId, guides, cards, states } = given;
  const kept = new Set(states.map(({ guide, question }) => `${guide} ${question}`));
  const gone = cards.filter(({ guide, question }) => !kept.has(`${guide} ${question}`));
  const places = [
    ...(guides.length > 0 ? [inArray(cardStates.guide, [...guides])] : []),
    ...gone.map(({ guide, question }) => and(eq(cardStates.guide, guide), eq(cardStates.question, question))),
  ];
  if (places.length > 0) await tx.delete(cardStates).where(and(eq(cardStates.userId, userId), or(...places)));
  if (states.length === 0) return;
  await tx
    .insert(cardStates)
    .values(states.map((state) => ({ ...state, userId })))
    .onConflictDoUpdate({
      target: [cardStates.userId, cardStates.guide, cardStates.question],
      set: {
        rating: sql`excluded.rating`,
        reviewedAt: sql`excluded.reviewed_at`,
        reviews: sql`excluded.reviews`,
      },
    });
}

/** All of a learner's card states. */
export async function listCardStates(db: Database, key: { userId: string }): Promise<CardState[]> {
  const { guide, question, rating, reviewedAt, reviews } = cardStates;
  return db
    .select({ guide, question, rating, reviewedAt, reviews })
    .from(cardStates)
    .where(eq(cardStates.userId, key.userId))
    .orderBy(asc(guide), asc(question));
}
