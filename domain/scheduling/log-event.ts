import type { ReviewEvent } from '@/domain/review/review-event';
import type { ScheduleEvent } from './schedule-event';

/**
 * An event of the learner's log as the schedule reads it. `cardOf` names a card by guide and question, as the question is
 * called now, so that a renamed one keeps its memory.
 */
export function scheduleEvent(event: ReviewEvent, cardOf: (guide: string, question: string) => string): ScheduleEvent {
  const { id, at, timeZone, rolloverHour, guide } = event;
  const shared = { id, at, timeZone, rolloverHour, guide };
  switch (event.kind) {
    case 'review': {
      const { rating, durationMs } = event;
      return { ...shared, kind: 'review', card: cardOf(guide, event.question), rating, durationMs };
    }
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
