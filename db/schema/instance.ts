import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

/** This installation: one row, made by the first migration. Accounts and reviews come with their own issue. */
export const instance = pgTable(
  'instance',
  {
    id: uuid().primaryKey().defaultRandom(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Always true and unique: there is never a second row. */
    isOnly: boolean('is_only').notNull().unique().default(true),
  },
  (table) => [check('instance_is_only', sql`${table.isOnly}`)],
);
