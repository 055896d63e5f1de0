/**
 * Takes what a device did into the learner's log.
 *
 * One transaction for the batch, under the lock of this learner's row: whatever is cut, killed or sent again, an event
 * is there wholly and once, or not at all. Each event is judged alone; a bad one never takes its neighbours along. The
 * states of the touched cards are folded anew from the log, by the same function that the browser uses.
 *
 * Held by record-reviews.test.ts and record-reviews.property.test.ts: any order, repetition and partition of
 * deliveries gives one state; numbers have no gaps; two people never mix.
 */
import { createHash } from 'node:crypto';
import type { Database } from '@/db/database';
import {
  type Appended,
  appendReviews,
  type CardFold,
  type EventToAppend,
  lockLearner,
  saveCardStates,
} from '@/db/queries/append-reviews';
import type { EventStatus, RejectionCode } from '@/domain/review/event-status';
import { type FoldEvent, foldMarks } from '@/domain/review/marks';
import { canonicalEvent } from '@/domain/review/payload';
import { type ReviewEvent, reviewEventSchema } from '@/domain/review/review-event';
import { isTimeZone, studyDay } from '@/domain/shared/study-day';
import { inTurn } from '@/server/limits/in-turn';

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

const cardKey = ({ guide, question }: { guide: string; question: string }) => JSON.stringify([guide, question]);

/** What the log says now of every card that the added events touch. */
function foldCards(events: readonly FoldEvent[]): CardFold[] {
  const marks = foldMarks(events);
  const cards = new Map(events.flatMap((event) => (event.kind === 'review' ? [[cardKey(event), event] as const] : [])));
  return [...cards.values()].map(({ guide, question }) => {
    const mark = marks.get(guide)?.get(question);
    if (mark === undefined) return { guide, question, rating: null, reviewedAt: null, reviews: 0 };
    return { guide, question, rating: mark.rating, reviewedAt: mark.at, reviews: mark.count };
  });
}

/** Answers in the order in which the events were sent. The first event under an id is the one that may be applied. */
function answer(judged: readonly Judged[], { known, added }: Appended): EventStatus[] {
  const before = new Map(known.map((each) => [each.id, each]));
  const seqs = new Map(added.map(({ id, seq }) => [id, seq]));
  return judged.map((each): EventStatus => {
    if (!each.ok) return each.refusal;
    const { event, payloadHash } = each.candidate;
    const { id } = event;
    const there = before.get(id);
    if (there !== undefined)
      return there.hash === payloadHash
        ? { id, status: 'duplicate', seq: there.seq }
        : { id, status: 'conflict', code: 'id_used' };
    const seq = seqs.get(id);
    if (seq === undefined) throw new Error('an event was neither in the log nor added to it');
    before.set(id, { id, seq, hash: payloadHash });
    return { id, status: 'applied', seq };
  });
}

/** The first event under each id: only that one can enter. */
function firstOfEach(judged: readonly Judged[]): Map<string, EventToAppend> {
  const candidates = new Map<string, EventToAppend>();
  for (const each of judged)
    if (each.ok && !candidates.has(each.candidate.event.id)) candidates.set(each.candidate.event.id, each.candidate);
  return candidates;
}

/** Records up to 500 events of one learner. `values` are what was sent, not yet parsed. */
export async function recordReviews(
  db: Database,
  given: { readonly userId: string; readonly values: readonly unknown[]; readonly now: Date },
): Promise<Recorded> {
  const { userId, values, now } = given;
  const judged = values.map((value) => judge(value, now));
  const candidates = firstOfEach(judged);
  const record = async (tx: Database): Promise<Recorded> => {
    const last = await lockLearner(tx, { userId });
    if (last === null) throw new Error('the account was erased while its events arrived');
    const appended = await appendReviews(tx, { userId, events: [...candidates.values()], receivedAt: now });
    const added = appended.added.flatMap(({ id }) => candidates.get(id)?.event ?? []);
    await saveCardStates(tx, { userId, folds: foldCards([...appended.history, ...added]) });
    return { results: answer(judged, appended), latest: last + added.length };
  };
  return inTurn(userId, () => db.transaction(record));
}
