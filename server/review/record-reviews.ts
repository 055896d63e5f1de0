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
  appendReviews,
  type Card,
  type CardState,
  type EventToAppend,
  listCardsOfReviews,
  listEventsOfCards,
  listKnownEvents,
  lockLearner,
  saveCardStates,
} from '@/db/queries/reviews';
import type { EventStatus, RejectionCode } from '@/domain/review/event-status';
import { foldMarks } from '@/domain/review/marks';
import { canonicalEvent } from '@/domain/review/payload';
import { type ReviewEvent, reviewEventSchema } from '@/domain/review/review-event';
import { isTimeZone, studyDay } from '@/domain/shared/study-day';

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
    payloadHash: createHash('sha256').update(canonicalEvent(event)).digest(),
  };
}

/** Which guides and cards the new events touch. An undo touches the card of what it takes back. */
async function touchedBy(
  tx: Database,
  userId: string,
  events: readonly ReviewEvent[],
): Promise<{ guides: string[]; cards: Card[] }> {
  const guides = [...new Set(events.flatMap((event) => (event.kind === 'reset' ? [event.guide] : [])))];
  const reviewed = events.flatMap((event) => (event.kind === 'review' ? [event] : []));
  const refs = events.flatMap((event) => (event.kind === 'undo' ? [event.ref] : []));
  const undone = await listCardsOfReviews(tx, { userId, ids: refs });
  const cards = new Map(
    [...reviewed, ...undone].map(({ guide, question }) => [`${guide} ${question}`, { guide, question }]),
  );
  return { guides, cards: [...cards.values()].filter(({ guide }) => !guides.includes(guide)) };
}

async function foldAnew(tx: Database, userId: string, events: readonly ReviewEvent[]): Promise<void> {
  const { guides, cards } = await touchedBy(tx, userId, events);
  if (guides.length === 0 && cards.length === 0) return;
  const marks = foldMarks(await listEventsOfCards(tx, { userId, guides, cards }));
  const wanted = new Set(cards.map(({ guide, question }) => `${guide} ${question}`));
  const states = [...marks].flatMap(([guide, ofGuide]) =>
    [...ofGuide]
      .filter(([question]) => guides.includes(guide) || wanted.has(`${guide} ${question}`))
      .map(([question, mark]): CardState => {
        return { guide, question, rating: mark.rating, reviewedAt: new Date(mark.at), reviews: mark.count };
      }),
  );
  await saveCardStates(tx, { userId, guides, cards, states });
}

/** Records up to 500 events of one learner. `values` are what was sent, not yet parsed. */
export async function recordReviews(
  db: Database,
  given: { readonly userId: string; readonly values: readonly unknown[]; readonly now: Date },
): Promise<Recorded> {
  const { userId, values, now } = given;
  const judged = values.map((value) => judge(value, now));
  return db.transaction(async (tx) => {
    const last = await lockLearner(tx, { userId });
    const ids = [...new Set(judged.flatMap((each) => (each.ok ? [each.candidate.event.id] : [])))];
    const known = new Map(
      (ids.length === 0 ? [] : await listKnownEvents(tx, { userId, ids })).map((each) => [each.id, each]),
    );
    const fresh: EventToAppend[] = [];
    const results = judged.map((each): EventStatus => {
      if (!each.ok) return each.refusal;
      const { candidate } = each;
      const { id } = candidate.event;
      const before = known.get(id);
      if (before === undefined) {
        fresh.push(candidate);
        const seq = last + fresh.length;
        known.set(id, { id, seq, payloadHash: candidate.payloadHash });
        return { id, status: 'applied', seq };
      }
      const isSame = Buffer.compare(before.payloadHash, candidate.payloadHash) === 0;
      return isSame ? { id, status: 'duplicate', seq: before.seq } : { id, status: 'conflict', code: 'id_used' };
    });
    await appendReviews(tx, { userId, firstSeq: last + 1, events: fresh, receivedAt: now });
    await foldAnew(
      tx,
      userId,
      fresh.map(({ event }) => event),
    );
    return { results, latest: last + fresh.length };
  });
}
