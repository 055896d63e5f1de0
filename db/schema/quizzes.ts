import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AttemptChoice, AttemptKind, AttemptMode } from '@/domain/quiz/attempt-view';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
import type { Response } from '@/domain/quiz/response';
import { bytes, instant } from './columns';
import { users } from './users';

/** One sitting of a quiz. It belongs to a person, or, until somebody signs in, to the browser that has the cookie. */
export const attempts = pgTable(
  'attempts',
  {
    /** Made by the browser: starting twice with one id is starting once. */
    id: uuid().primaryKey(),
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** SHA-256 of the guest cookie; null once somebody has claimed it. */
    guestHash: text('guest_hash'),
    /** SHA-256 of what was asked for: the same id with another wish is a conflict, not a repeat. */
    requestHash: bytes('request_hash').notNull(),
    guide: text().notNull(),
    guideTitle: text('guide_title').notNull(),
    edition: text().notNull(),
    mode: text().$type<AttemptMode>().notNull(),
    kind: text().$type<AttemptKind>().notNull(),
    choice: jsonb().$type<AttemptChoice>().notNull(),
    /** What items and orders were drawn from: the same seed and edition draw the same. */
    seed: text().notNull(),
    /** How many items could have been drawn: the score is an estimate for these. */
    poolSize: integer('pool_size').notNull(),
    startedAt: instant('started_at').notNull(),
    deadlineAt: instant('deadline_at'),
    extensions: smallint().notNull().default(0),
    submittedAt: instant('submitted_at'),
    endedBy: text('ended_by').$type<'learner' | 'clock'>(),
    /** The sum of credits, written with the grade; always equal to that of its items. */
    points: doublePrecision(),
  },
  (table) => [
    index('attempts_user').on(table.userId, table.guide, table.startedAt),
    index('attempts_guest').on(table.guestHash).where(sql`${table.guestHash} is not null`),
    index('attempts_guide').on(table.guide),
    check('attempts_owner', sql`(${table.userId} is null) <> (${table.guestHash} is null)`),
    check('attempts_mode', sql`${table.mode} in ('exam', 'practice')`),
    check('attempts_kind', sql`${table.kind} in ('graded', 'self_rated')`),
    check('attempts_end', sql`(${table.submittedAt} is null) = (${table.points} is null)`),
  ],
);

/** Items as they were asked, each once: by the hash of all that was shown and all that it is graded by. */
export const itemVersions = pgTable('item_versions', {
  hash: text().primaryKey(),
  guide: text().notNull(),
  question: text().notNull(),
  item: text().notNull(),
  keyHash: text('key_hash').notNull(),
  body: jsonb().$type<FrozenItem>().notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** The items of an attempt, with what was answered: one row for each pair, so a response can never be there twice. */
export const attemptItems = pgTable(
  'attempt_items',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    ref: text().notNull(),
    position: smallint().notNull(),
    version: text()
      .notNull()
      .references(() => itemVersions.hash),
    question: text().notNull(),
    level: text(),
    topics: text().array().notNull(),
    /** Ids of choices or steps in the order in which they are shown. */
    shown: text().array().notNull(),
    /** The learner had seen this item's key in an earlier attempt. */
    wasSeen: boolean('was_seen').notNull(),
    response: jsonb().$type<Response>(),
    /** UUIDv7 of the write that stands: only a greater one replaces it. */
    writeId: uuid('write_id'),
    savedAt: instant('saved_at'),
    isFlagged: boolean('is_flagged').notNull().default(false),
    /** Time in front of the item, as the browser measured it. */
    durationMs: integer('duration_ms').notNull().default(0),
    /** How many hints were opened. */
    hints: smallint().notNull().default(0),
    /** Null until graded; from then on the response does not change any more. */
    credit: doublePrecision(),
  },
  (table) => [
    primaryKey({ columns: [table.attemptId, table.ref] }),
    unique('attempt_items_position').on(table.attemptId, table.position),
    index('attempt_items_version').on(table.version),
  ],
);

/** A learner's public statement about one attempt. Everything that it shows is read through this row: no row, no page. */
export const scores = pgTable(
  'scores',
  {
    /** Made by the browser. */
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    /** SHA-256 of the token in its address. */
    tokenHash: text('token_hash').notNull().unique(),
    /** The name shown; null: none. */
    name: text(),
    isListed: boolean('is_listed').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    revokedAt: instant('revoked_at'),
    /** Its bit in the status list: a live score's is 0, everybody else's is 1. */
    statusIndex: integer('status_index').notNull().unique().generatedAlwaysAsIdentity(),
  },
  (table) => [index('scores_user').on(table.userId), index('scores_attempt').on(table.attemptId)],
);

/** The address of a person's public page; there is one from the first listed score on. */
export const publicPages = pgTable('public_pages', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  publicId: text('public_id').notNull().unique(),
});

/** Ed25519 keys that credentials are signed with. Public halves stay published after a key is retired. */
export const instanceKeys = pgTable('instance_keys', {
  id: text().primaryKey(),
  /** Multibase, as it is published. */
  publicKey: text('public_key').notNull(),
  /** Sealed with a key derived from `AUTH_SECRET`. */
  sealedPrivateKey: bytes('sealed_private_key').notNull(),
  createdAt: instant('created_at').notNull().defaultNow(),
  retiredAt: instant('retired_at'),
});
