import type { Rating } from '@/domain/review/review-event';
import type { CardState } from '@/domain/scheduling/card-state';
import { foldSchedule } from '@/domain/scheduling/fold';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { defaultSettings, type ScheduleSettings, type SettingsVersions } from '@/domain/scheduling/settings';

export const dayMs = 86_400_000;
/** A Monday at noon, far from any rollover. */
export const noon = Date.parse('2026-03-02T12:00:00Z');

export const only = (settings: Partial<ScheduleSettings> = {}): SettingsVersions => [
  { from: null, settings: { ...defaultSettings, ...settings } },
];

let made = 0;

/** An id that sorts after all made before it, as UUIDv7 does. */
export function nextId(): string {
  made += 1;
  return `e${String(made).padStart(9, '0')}`;
}

type OfCard = 'queue' | 'suspend' | 'unsuspend' | 'bury' | 'forget';

export const at = (ms: number) => new Date(ms).toISOString();
export const review = (ms: number, rating: Rating, card = 'a'): ScheduleEvent => ({
  id: nextId(),
  kind: 'review',
  card,
  rating,
  at: at(ms),
});
export const mark = (kind: OfCard, ms: number, card = 'a'): ScheduleEvent => ({ id: nextId(), kind, card, at: at(ms) });
export const quiz = (ms: number, credit: number, card = 'a'): ScheduleEvent => ({
  id: nextId(),
  kind: 'quiz',
  card,
  credit,
  at: at(ms),
});
export const undo = (ms: number, target: ScheduleEvent): ScheduleEvent => ({
  id: nextId(),
  kind: 'undo',
  undoes: target.id,
  at: at(ms),
});

/** Reviews of a card, each so many days after the one before. */
export function reviewsAfterDays(ratings: readonly Rating[], days: readonly number[], card = 'a'): ScheduleEvent[] {
  let now = noon;
  return ratings.map((rating, index) => {
    now += (days[index] ?? 0) * dayMs + 60_000;
    return review(now, rating, card);
  });
}

export function stateOf(events: readonly ScheduleEvent[], versions = only(), card = 'a'): CardState {
  const state = foldSchedule(events, versions).get(card);
  if (state === undefined) throw new Error(`there is no card ${card}`);
  return state;
}

/** Reviews each made when the card is due, and the states after each. */
export function reviewedWhenDue(
  ratings: readonly Rating[],
  versions: SettingsVersions = only(),
  from: number = noon,
): CardState[] {
  const events: ScheduleEvent[] = [];
  let now = from;
  return ratings.map((rating) => {
    events.push(review(now, rating));
    const state = stateOf(events, versions);
    now = state.dueAt ?? now + state.intervalDays * dayMs;
    return state;
  });
}
