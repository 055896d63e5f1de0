import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { ScheduleSettings } from '@/domain/scheduling/settings';
import { bytes, instant } from './columns';
import { owner } from './users';

/** How a learner wants to be asked, in versions: an event is folded under the one of its own instant. */
export const scheduleSettings = pgTable(
  'schedule_settings',
  {
    userId: owner(),
    /** From when on it holds. */
    fromAt: instant('from_at').notNull(),
    settings: jsonb().$type<ScheduleSettings>().notNull(),
    /** `chosen`: by the learner. `optimised`: parameters that won on their own log. */
    source: text().$type<'chosen' | 'optimised'>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.fromAt] })],
);

/** An interview that a learner prepares for. */
export const plans = pgTable(
  'plans',
  {
    /** Made by the browser. */
    id: uuid().primaryKey(),
    userId: owner(),
    requestHash: bytes('request_hash').notNull(),
    /** The study day of the interview: days since 1970-01-01. */
    examDay: integer('exam_day').notNull(),
    guides: text().array().notNull(),
    minutesPerDay: smallint('minutes_per_day').notNull(),
    /** Days of the week without study, 0 is Monday. */
    daysOff: smallint('days_off').array().notNull(),
    /** Every question is asked, also where few of them well would be worth more. */
    everyQuestion: boolean('every_question').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** How it went, in one tap, after the day; null until then. */
    outcome: text().$type<'well' | 'mixed' | 'badly' | 'not_held'>(),
    /** Ended by its learner, or by the outcome; then cards fall back to normal review. */
    closedAt: instant('closed_at'),
  },
  (table) => [
    index('plans_user').on(table.userId, table.examDay),
    check('plans_minutes', sql`${table.minutesPerDay} between 1 and 600`),
    check('plans_outcome', sql`${table.outcome} in ('well', 'mixed', 'badly', 'not_held')`),
  ],
);
