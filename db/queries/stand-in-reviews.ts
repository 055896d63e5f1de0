/** A stand-in for the branch `record`, so that the browser's side can be tested before the two are merged. */
import { createHash } from 'node:crypto';
import { and, asc, count, eq, gt, max } from 'drizzle-orm';
import type { Database } from '@/db/database';
import { learners, reviewEvents } from '@/db/schema/reviews';
import type { ReviewEvent } from '@/domain/review/review-event';

export async function standInRecord(db: Database, { userId, events }: { userId: string; events: ReviewEvent[] }) {
  return await db.transaction(async (tx) => {
    await tx.insert(learners).values({ userId }).onConflictDoNothing();
    const [row] = await tx.select().from(learners).where(eq(learners.userId, userId)).for('update');
    let seq = row?.eventSeq ?? 0;
    const results: { id: string; status: string; seq?: number }[] = [];
    for (const event of events) {
      const payloadHash = createHash('sha256').update(JSON.stringify(event)).digest();
      const { at, id, kind, guide, timeZone, rolloverHour, device } = event;
      const rest =
        event.kind === 'review'
          ? event
          : { question: null, rating: null, durationMs: null, mode: null, revision: null, edition: null };
      const { question, rating, durationMs, mode, revision, edition } = rest;
      const ref = event.kind === 'undo' ? event.ref : null;
      const values = {
        userId,
        id,
        seq: seq + 1,
        kind,
        guide,
        question,
        rating,
        durationMs,
        mode,
        revision,
        edition,
        ref,
      };
      const made = await tx
        .insert(reviewEvents)
        .values({
          ...values,
          reviewedAt: new Date(at),
          localDay: 0,
          timeZone,
          rolloverHour,
          deviceId: device,
          payloadHash,
        })
        .onConflictDoNothing()
        .returning({ id: reviewEvents.id });
      if (made.length > 0) seq += 1;
      results.push({ id, status: made.length > 0 ? 'applied' : 'duplicate' });
    }
    await tx.update(learners).set({ eventSeq: seq }).where(eq(learners.userId, userId));
    const [total] = await tx.select({ n: count() }).from(reviewEvents).where(eq(reviewEvents.userId, userId));
    return { results, latest: seq, count: total?.n ?? 0 };
  });
}

export async function standInList(db: Database, { userId, after }: { userId: string; after: number }) {
  const rows = await db
    .select()
    .from(reviewEvents)
    .where(and(eq(reviewEvents.userId, userId), gt(reviewEvents.seq, after)))
    .orderBy(asc(reviewEvents.seq))
    .limit(500);
  const [top] = await db
    .select({ n: max(reviewEvents.seq) })
    .from(reviewEvents)
    .where(eq(reviewEvents.userId, userId));
  const latest = top?.n ?? 0;
  const events = rows.map((row) => {
    const shared = {
      seq: row.seq,
      id: row.id,
      guide: row.guide,
      at: row.reviewedAt.toISOString(),
      timeZone: row.timeZone,
      rolloverHour: row.rolloverHour,
      device: row.deviceId,
      kind: row.kind,
    };
    const { question, rating, durationMs, mode, revision, edition, ref } = row;
    if (row.kind === 'review') return { ...shared, question, rating, durationMs, mode, revision, edition };
    return row.kind === 'undo' ? { ...shared, ref } : shared;
  });
  return { events, latest, more: (rows.at(-1)?.seq ?? latest) < latest };
}
