/** Columns that several tables have. */
import { customType, timestamp } from 'drizzle-orm/pg-core';

/** An instant, to the millisecond: as much as JavaScript knows. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
