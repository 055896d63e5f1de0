/**
 * The one way into a learner's log.
 *
 * One statement looks at the log, one writes the whole batch, and writes only if nobody wrote in between: whatever is
 * cut, killed or sent again, an event is there wholly and once, or not at all. Each event is judged alone; a bad one
 * never takes its neighbours along. The states of the touched cards are folded anew from the log, by the same function
 * that the browser uses.
 *
 * Held by record-reviews.test.ts and record-reviews.property.test.ts: any order, repetition and partition of
 * deliveries gives one state; numbers have no gaps; two people never mix.
 */
import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import {
  appendReviews,
  type EventToAppend,
  ensureLearner,
  type KnownEvent,
  lockLearner,
  viewLog,
} from '@/db/queries/append-reviews';
import type { EventStatus, RejectionCode } from '@/domain/review/event-status';
import { canonicalEvent } from '@/domain/review/payload';
import { type ReviewEvent, reviewEventSchema } from '@/domain/review/review-event';
import { sinceDefaults } from '@/domain/scheduling/settings';
import { isTimeZone, studyDay } from '@/domain/shared/study-day';
import { AccountErased } from '@/server/log/account-erased';
import { foldCards, loggedOf } from '@/server/log/fold-cards';

/** How far a device's clock may run ahead before its instants are cut back, in milliseconds. */
const clockToleranceMs = 5 * 60_000;
const earliest = Date.parse('2000-01-01T00:00:00Z');

export type Recorded = {
  /** One for each event that was sent, in the same order. */
  readonly results: readonly EventStatus[];
  /** The last number in the learner's log, which is also how many events it has. */
  readonly latest: number;
};

type Judged =
  | { readonly ok: true; readonly candidate: EventToAppend }
  | { readonly ok: false; readonly refusal: EventStatus };

function refused(value: unknown, code: RejectionCode): Judged {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return { ok: false, refusal: { id: typeof id === 'string' ? id.slice(0, 64) : null, status: 'rejected', code } };
}

function judge(value: unknown, now: Date): Judged {
  const parsed = reviewEventSchema.safeParse(value);
  if (!parsed.success) return refused(value, 'invalid');
  const event = parsed.data;
  if (!isTimeZone(event.timeZone)) return refused(value, 'time_zone');
  if (Date.parse(event.at) < earliest) return refused(value, 'too_early');
  return { ok: true, candidate: toAppend(event, now) };
}

function toAppend(event: ReviewEvent, now: Date): EventToAppend {
  const reviewedAt = new Date(Math.min(Date.parse(event.at), now.getTime() + clockToleranceMs));
  return {
    event,
    reviewedAt,
    localDay: studyDay(reviewedAt, event.timeZone, event.rolloverHour),
    payloadHash: createHash('sha256').update(canonicalEvent(event)).digest('hex'),
  };
}

/** Answers in the order in which the events were sent. The first event under an id is the one that was applied. */
function answer(judged: readonly Judged[], log: ReadonlyMap<string, KnownEvent>, last: number): EventStatus[] {
  const named = new Set<string>();
  return judged.map((each): EventStatus => {
    if (!each.ok) return each.refusal;
    const { event, payloadHash } = each.candidate;
    const { id } = event;
    const there = log.get(id);
    if (there === undefined) throw new Error('an event is not in the log after it was recorded');
    if (there.hash !== payloadHash) return { id, status: 'conflict', code: 'id_used' };
    const isNew = there.seq > last && !named.has(id);
    named.add(id);
    return { id, status: isNew ? 'applied' : 'duplicate', seq: there.seq };
  });
}

/** The first event under each id: only that one can enter. */
function firstOfEach(judged: readonly Judged[]): EventToAppend[] {
  const candidates = new Map<string, EventToAppend>();
  for (const each of judged)
    if (each.ok && !candidates.has(each.candidate.event.id)) candidates.set(each.candidate.event.id, each.candidate);
  return [...candidates.values()];
}

export type Batch = {
  readonly userId: string;
  readonly judged: readonly Judged[];
  readonly candidates: readonly EventToAppend[];
  readonly now: Date;
};

/** One try: null when somebody else appended between the look and the write. */
export async function appendOnce(db: Database, { userId, judged, candidates, now }: Batch): Promise<Recorded | null> {
  const { last, known, history, versions } = await viewLog(db, { userId, events: candidates });
  if (last === null) {
    if (await ensureLearner(db, { userId })) return null;
    throw new AccountErased('while its events arrived');
  }
  const log = new Map(known.map((each) => [each.id, each]));
  const fresh = candidates.filter(({ event }) => !log.has(event.id));
  if (fresh.length > 0) {
    const folds = foldCards([...history, ...fresh.map(({ event }) => loggedOf(event))], sinceDefaults(versions));
    const given = { userId, last, versions: versions.length, events: fresh, folds, receivedAt: now };
    if (!(await appendReviews(db, given))) return null;
  }
  for (const [index, { event, payloadHash }] of fresh.entries())
    log.set(event.id, { id: event.id, seq: last + index + 1, hash: payloadHash });
  return { results: answer(judged, log, last), latest: last + fresh.length };
}

/** What was sent, read and judged, ready to be appended. */
export function batchOf(userId: string, values: readonly unknown[], now: Date): Batch {
  const judged = values.map((value) => judge(value, now));
  return { userId, judged, candidates: firstOfEach(judged), now };
}

/** Appends within a transaction of the caller's: its learner's log is held until that ends. */
export async function appendLocked(tx: Database, batch: Batch): Promise<Recorded> {
  if (!(await ensureLearner(tx, { userId: batch.userId }))) throw new AccountErased('while its log was written');
  await lockLearner(tx, { userId: batch.userId });
  const recorded = await appendOnce(tx, batch);
  if (recorded === null) throw new Error('the log changed under its lock');
  return recorded;
}
