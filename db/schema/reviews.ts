import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ReviewEvent } from '@/domain/review/review-event';
import type { CardState } from '@/domain/scheduling/card-state';
import { bytes, instant } from './columns';
import { users } from './users';

/** One row a learner: the lock of their log, and the last number given out in it. */
export const learners = pgTable('learners', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  eventSeq: bigint('event_seq', { mode: 'number' }).notNull().default(0),
});

/**
 * What learners did with cards: append-only, the truth. Ids are made by devices; `seq` is given out under the lock of
 * the learner's row, so that it has no gaps that could still fill, and a device can ask for "all after 41".
 */
export const reviewEvents = pgTable(
  'review_events',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    id: uuid().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    kind: text().$type<ReviewEvent['kind']>().notNull(),
    guide: text().notNull(),
    question: text(),
    rating: smallint(),
    /** When the device says that it happened, as it was sent: the fold orders by it, here as on the device. */
    claimedAt: text('claimed_at').notNull(),
    /** The same instant, but not later than five minutes after it arrived: for days and schedules. */
    reviewedAt: instant('reviewed_at').notNull(),
    /** The learner's study day then: days since 1970-01-01 (domain/shared/study-day.ts). */
    localDay: integer('local_day').notNull(),
    timeZone: text('time_zone').notNull(),
    rolloverHour: smallint('rollover_hour').notNull(),
    deviceId: uuid('device_id').notNull(),
    durationMs: integer('duration_ms'),
    mode: text().$type<'four' | 'quick'>(),
    revision: text(),
    edition: text(),
    /** The event that an undo takes back; the attempt that a `quiz` comes from. */
    ref: uuid(),
    /** Of `quiz`: the item, and the credit that its response was given, 0 to 1. */
    item: text(),
    credit: doublePrecision(),
    /** SHA-256 of the event as it was sent: the same id with another payload is a conflict, not a repeat. */
    payloadHash: bytes('payload_hash').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    unique('review_events_seq').on(table.userId, table.seq),
    index('review_events_card').on(table.userId, table.guide, table.question, table.reviewedAt, table.id),
    check(
      'review_events_kind',
      sql`${table.kind} in ('review', 'undo', 'reset', 'quiz', 'queue', 'suspend', 'unsuspend', 'bury', 'forget')`,
    ),
    check('review_events_rating', sql`(${table.kind} = 'review') = (${table.rating} is not null)`),
    check('review_events_question', sql`(${table.kind} in ('undo', 'reset')) = (${table.question} is null)`),
    check('review_events_credit', sql`(${table.kind} = 'quiz') = (${table.credit} is not null)`),
  ],
);

/** The shadow of the log: one row a card that has a review which counts. Always equal to the fold of its events. */
export const cardStates = pgTable(
  'card_states',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    guide: text().notNull(),
    question: text().notNull(),
    /** The last rating that counts, when it was, and how many count; null for a card that was only queued or set aside. */
    rating: smallint(),
    reviewedAt: instant('reviewed_at'),
    reviews: integer().notNull(),
    /** The schedule's state (domain/scheduling/card-state.ts), folded with the rest. */
    state: text().$type<CardState['state']>().notNull().default('new'),
    step: smallint().notNull().default(0),
    stability: doublePrecision(),
    difficulty: doublePrecision(),
    intervalDays: integer('interval_days').notNull().default(0),
    dueDay: integer('due_day'),
    dueAt: instant('due_at'),
    lastDay: integer('last_day'),
    reps: integer().notNull().default(0),
    lapses: integer().notNull().default(0),
    isLeech: boolean('is_leech').notNull().default(false),
    isSuspended: boolean('is_suspended').notNull().default(false),
    buriedDay: integer('buried_day'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.guide, table.question] }),
    index('card_states_due').on(table.userId, table.dueDay),
  ],
);
