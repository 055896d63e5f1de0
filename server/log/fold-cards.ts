/**
 * States of cards as they follow from a learner's log, by the same fold as in the browser.
 *
 * Rows have the names that events have: what a card is called now is a matter of content, and looked up when a queue is
 * made (server/review/load-queue.ts).
 */
import type { CardFold, LoggedEvent } from '@/db/queries/append-reviews';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import type { CardState } from '@/domain/scheduling/card-state';
import { foldSchedule } from '@/domain/scheduling/fold';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import type { SettingsVersions } from '@/domain/scheduling/settings';

/** An event that is about to enter the log, as the log will give it back. */
export function loggedOf(event: ReviewEvent): LoggedEvent {
  const { id, kind, guide, at, timeZone, rolloverHour } = event;
  return {
    ...{ id, kind, guide, at, timeZone, rolloverHour },
    question: 'question' in event ? event.question : null,
    rating: event.kind === 'review' ? event.rating : null,
    credit: event.kind === 'quiz' ? event.credit : null,
    ref: 'ref' in event ? event.ref : null,
  };
}

export const cardName = (guide: string, question: string): string => `${guide}/${question}`;

/** `cardOf` names the card of an event: by what the event calls it, unless told otherwise. */
export function scheduleEventOf(logged: LoggedEvent, cardOf = cardName): ScheduleEvent {
  const { id, kind, guide, at, timeZone, rolloverHour, question, rating, credit, ref } = logged;
  const shared = { id, guide, at, timeZone, rolloverHour };
  if (kind === 'undo') return { ...shared, kind, undoes: ref ?? '' };
  if (kind === 'reset') return { ...shared, kind };
  const card = cardOf(guide, question ?? '');
  if (kind === 'review') return { ...shared, kind, card, rating: rating ?? 1 };
  if (kind === 'quiz') return { ...shared, kind, card, credit: credit ?? 0 };
  return { ...shared, kind, card };
}

type LastReview = { readonly rating: Rating; readonly at: string };

/** The last instant that both JavaScript and Postgres write with four digits of a year. */
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');
const instant = (ms: number) => new Date(Math.min(ms, lastInstant)).toISOString();

/** A card on which nothing is left that counts has no row. */
function rowOf(guide: string, question: string, state: CardState, last: LastReview | undefined): CardFold {
  const { memory, dueAt, isSuspended, buriedDay, ...rest } = state;
  if (state.reps === 0 && state.dueDay === null && !isSuspended && buriedDay === null)
    return { guide, question, state: null };
  return {
    ...rest,
    guide,
    question,
    rating: last?.rating ?? null,
    reviewedAt: last?.at ?? null,
    stability: memory?.stability ?? null,
    difficulty: memory?.difficulty ?? null,
    dueAt: dueAt === null ? null : instant(dueAt),
    isSuspended,
    buriedDay,
  };
}

function foldGuide(guide: string, events: readonly LoggedEvent[], versions: SettingsVersions): CardFold[] {
  const last = new Map<string, LastReview>();
  const states = foldSchedule(
    events.map((event) => scheduleEventOf(event, (_, question) => cardName(guide, question))),
    versions,
    ({ card, event }) => {
      if (event.kind === 'review') last.set(card, { rating: event.rating, at: event.at });
      else if (event.kind === 'reset' || event.kind === 'forget') last.delete(card);
    },
  );
  const questions = new Set(events.flatMap(({ question }) => question ?? []));
  return [...questions].map((question): CardFold => {
    const card = cardName(guide, question);
    const state = states.get(card);
    return state === undefined ? { guide, question, state: null } : rowOf(guide, question, state, last.get(card));
  });
}

/** A row for every card that the events name. Of each card all its events must be given, and the undos and resets of its guide. */
export function foldCards(events: readonly LoggedEvent[], versions: SettingsVersions): CardFold[] {
  const guides = new Map<string, LoggedEvent[]>();
  for (const event of events) {
    const of = guides.get(event.guide);
    if (of === undefined) guides.set(event.guide, [event]);
    else of.push(event);
  }
  return [...guides].flatMap(([guide, of]) => foldGuide(guide, of, versions));
}
