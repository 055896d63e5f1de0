import type { ReviewEvent } from '@/domain/review/review-event';
import type { ScheduleEvent } from './schedule-event';

type Read<Kind extends ReviewEvent['kind'], Key extends string> = Pick<
  Extract<ReviewEvent, { kind: Kind }>,
  ('id' | 'kind' | 'guide' | 'at' | 'timeZone' | 'rolloverHour' | Key) & keyof Extract<ReviewEvent, { kind: Kind }>
>;

/** As much of an event of the log as matters to the schedule. */
export type LoggedEvent =
  | Read<'review', 'question' | 'rating' | 'durationMs'>
  | Read<'undo', 'ref'>
  | Read<'reset', never>
  | Read<'quiz', 'question' | 'credit'>
  | Read<'queue' | 'suspend' | 'unsuspend' | 'bury' | 'forget', 'question'>;

/**
 * An event of the learner's log as the schedule reads it. `cardOf` names a card by guide and question, as the question is
 * called now, so that a renamed one keeps its memory.
 */
export function scheduleEvent(event: LoggedEvent, cardOf: (guide: string, question: string) => string): ScheduleEvent {
  const { id, at, timeZone, rolloverHour, guide } = event;
  // Reviews are nearly all of a log: written out, since copying would take most of the time.
  if (event.kind === 'review') {
    const { rating, durationMs } = event;
    const card = cardOf(guide, event.question);
    return { id, kind: 'review', card, rating, at, durationMs, timeZone, rolloverHour, guide };
  }
  const shared = { id, at, timeZone, rolloverHour, guide };
  switch (event.kind) {
    case 'undo':
      return { ...shared, kind: 'undo', undoes: event.ref };
    case 'reset':
      return { ...shared, kind: 'reset' };
    case 'quiz':
      return { ...shared, kind: 'quiz', card: cardOf(guide, event.question), credit: event.credit };
    default:
      return { ...shared, kind: event.kind, card: cardOf(guide, event.question) };
  }
}
