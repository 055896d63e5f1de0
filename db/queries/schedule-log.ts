import { sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { reviewEvents } from '@/db/schema/reviews';
import type { LoggedEvent } from '@/domain/scheduling/log-event';

type Row = {
  readonly seq: string;
  readonly id: string;
  readonly kind: LoggedEvent['kind'];
  readonly guide: string;
  readonly question: string | null;
  readonly rating: 1 | 2 | 3 | 4 | null;
  readonly at: string;
  readonly zone: string;
  readonly hour: number;
  readonly ms: number | null;
  readonly ref: string | null;
  readonly credit: number | null;
};

function eventOf(row: Row): LoggedEvent {
  const { id, kind, guide, at, zone: timeZone, hour: rolloverHour } = row;
  const question = row.question ?? '';
  if (kind === 'review') {
    const [rating, durationMs] = [row.rating ?? 1, row.ms ?? 0];
    return { id, kind, guide, question, rating, at, timeZone, rolloverHour, durationMs };
  }
  const shared = { id, guide, at, timeZone, rolloverHour };
  if (kind === 'undo') return { ...shared, kind, ref: row.ref ?? '' };
  if (kind === 'reset') return { ...shared, kind };
  if (kind === 'quiz') return { ...shared, kind, question, credit: row.credit ?? 0 };
  return { ...shared, kind, question };
}

/**
 * A page of the log as the schedule reads it, in the order of its numbers, from the one after `after`. Written by hand: a
 * log may have hundreds of thousands of events, and mapping rows by the schema takes five times as long as reading them.
 */
export async function listScheduleLog(
  db: Database,
  key: { userId: string; after: number; limit: number },
): Promise<{ events: LoggedEvent[]; last: number }> {
  const log = reviewEvents;
  const rows = await db.execute<Row>(sql`
    select ${log.seq} as seq, ${log.id} as id, ${log.kind} as kind, ${log.guide} as guide, ${log.question} as question,
      ${log.rating} as rating, ${log.claimedAt} as at, ${log.timeZone} as zone, ${log.rolloverHour} as hour,
      ${log.durationMs} as ms, ${log.ref} as ref, ${log.credit} as credit
    from ${log}
    where ${log.userId} = ${key.userId} and ${log.seq} > ${key.after}
    order by ${log.seq}
    limit ${key.limit}`);
  return { events: [...rows].map(eventOf), last: Number(rows.at(-1)?.seq ?? key.after) };
}
