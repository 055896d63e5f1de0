import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ImportReport } from '@/domain/decks/import-report';
import { bytes, instant } from './columns';
import { owner } from './users';

/** A deck that a person brought along. Nobody else sees it. */
export const decks = pgTable(
  'decks',
  {
    /** Made by the browser. Reviews name the deck by it, so it goes along to another server. */
    id: uuid().primaryKey(),
    userId: owner(),
    /** SHA-256 of what was brought in last: the same once more is a repeat. */
    requestHash: bytes('request_hash').notNull(),
    name: text().notNull(),
    /** What it was made from. */
    source: text().$type<'package' | 'text' | 'export'>().notNull(),
    /** What the last import took along, and what it left out. */
    report: jsonb().$type<ImportReport>(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    unique('decks_owner').on(table.userId, table.id),
    check('decks_source', sql`${table.source} in ('package', 'text', 'export')`),
  ],
);

/** The cards of a deck, by a name that stays the same from one import to the next. */
export const deckCards = pgTable(
  'deck_cards',
  {
    userId: uuid('user_id').notNull(),
    deckId: uuid('deck_id').notNull(),
    card: text().notNull(),
    /** Anki's name of the note; null where the file had none. */
    guid: text(),
    position: integer().notNull(),
    /** Markdown of strangers: made safe when it is rendered, as that of guides. */
    front: text().notNull(),
    back: text().notNull(),
    tags: text().array().notNull(),
    hasMath: boolean('has_math').notNull(),
    /** Of front and back, and of the back alone: what reviews keep of the card that was shown. */
    revision: text().notNull(),
    answerHash: text('answer_hash').notNull(),
    /** Not in the newest file, and not asked until it is. */
    isParked: boolean('is_parked').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.deckId, table.card] }),
    foreignKey({
      name: 'deck_cards_deck',
      columns: [table.userId, table.deckId],
      foreignColumns: [decks.userId, decks.id],
    }).onDelete('cascade'),
  ],
);
