/**
 * Anki's log as events of ours. An event's id follows from deck, card and row, so that the same file counts nothing twice;
 * it begins with the instant, as ids of devices do.
 */
import { createHash } from 'node:crypto';
import type { FoundCard, FoundReview, FoundSchedule } from '@/domain/anki/found-schedule';
import type { Loss } from '@/domain/anki/note';
import { deckGuide } from '@/domain/decks/deck-name';
import { longestAnswerMs, type Rating, type ReviewEvent } from '@/domain/review/review-event';

type Asked = {
  readonly deck: string;
  /** The cards that were taken, and the place of each one's note. */
  readonly cards: readonly { readonly card: string; readonly place: string }[];
  readonly schedule: FoundSchedule;
  readonly timeZone: string;
  readonly rolloverHour: number;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** What reviews say of what was shown. Without a hash of the answer nothing is claimed of later changes. */
export const shownInAnki = 'anki';

const firstInstant = Date.UTC(2006, 0, 1);
const kinds = { filtered: 3, byHand: 4, rescheduled: 5 } as const;

function eventId(at: number, ...names: readonly string[]): string {
  const time = at.toString(16).padStart(12, '0');
  const rest = createHash('sha256').update(names.join('\0')).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

const isRating = (ease: number): ease is Rating => [1, 2, 3, 4].includes(ease);

/** What a row is here: a rating, a new beginning, or, in words, why it is nothing. */
function meaningOf(
  { at, ease, factor, type }: FoundReview,
  now: number,
): Rating | 'forget' | { readonly lost: string } {
  if (!Number.isSafeInteger(at) || at < firstInstant || at > now) return { lost: 'a review at an impossible time' };
  if (type === kinds.byHand && ease === 0 && factor === 0) return 'forget';
  if (type === kinds.byHand || type === kinds.rescheduled || ease === 0)
    return { lost: 'a due day that was set by hand or by a change of settings' };
  if (type === kinds.filtered && factor === 0)
    return { lost: 'a review in a filtered deck that did not count in Anki either' };
  return isRating(ease) ? ease : { lost: 'a review with an unknown rating' };
}

const durationOf = (timeMs: number) => Math.round(Math.min(longestAnswerMs, Math.max(0, timeMs || 0)));

function eventsOf(asked: Asked, card: string, found: FoundCard, lost: Loss[]): ReviewEvent[] {
  const { deck, timeZone, rolloverHour, now } = asked;
  const shared = { guide: deckGuide(deck), question: card, timeZone, rolloverHour, device: deck };
  const stamp = (at: number, name: string) => ({
    ...shared,
    id: eventId(at, deck, card, name),
    at: new Date(at).toISOString(),
  });
  const events = found.reviews.flatMap((row): ReviewEvent[] => {
    const meaning = meaningOf(row, now);
    if (typeof meaning === 'object') {
      lost.push({ of: card, what: meaning.lost });
      return [];
    }
    const from = stamp(row.at, String(row.at));
    if (meaning === 'forget') return [{ ...from, kind: 'forget' }];
    const shown = { revision: shownInAnki, edition: shownInAnki };
    const durationMs = durationOf(row.timeMs);
    return [{ ...from, kind: 'review', rating: meaning, durationMs, mode: 'four', ...shown }];
  });
  const last = Math.max(firstInstant, ...events.map(({ at }) => Date.parse(at)));
  const suspendedAt = Math.min(now, Math.max(last + 1, found.changedAt || 0));
  return found.queue === -1 ? [...events, { ...stamp(suspendedAt, 'suspend'), kind: 'suspend' }] : events;
}

/** The events of all cards, card by card, and what of Anki's schedule has no event. */
export function loggedReviews(asked: Asked): {
  readonly events: readonly ReviewEvent[];
  readonly lost: readonly Loss[];
} {
  const lost: Loss[] = [];
  const events: ReviewEvent[] = [];
  for (const { card, place } of asked.cards) {
    const [first, ...others] = asked.schedule.cards.get(place) ?? [];
    if (first === undefined) continue;
    const made = eventsOf(asked, card, first, lost);
    events.push(...made);
    if (others.some(({ reviews }) => reviews.length > 0))
      lost.push({ of: card, what: 'the log of its other cards: one card was made of them' });
    if (first.type !== 0 && !made.some(({ kind }) => kind === 'review'))
      lost.push({ of: card, what: 'an interval without a log: the card begins as a new one' });
  }
  if (asked.schedule.isCut) lost.push({ of: 'log', what: 'the oldest reviews: the log is too long' });
  return { events, lost };
}
