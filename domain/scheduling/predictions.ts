/**
 * What the schedule expected when a card was answered, and what happened.
 *
 * The expectation is the chance of recall just before the answer, from the parameters that held then: nothing is fitted
 * afterwards. Only the first review of a card on a study day counts, and only when a memory was a day old at least; what
 * is seen twice on a day tells nothing of the night. Answers in quizzes are left out: some of them are guessed.
 */
import { foldSchedule } from './fold';
import { elapsedDays } from './next-state';
import type { ScheduleEvent } from './schedule-event';
import type { SettingsVersions } from './settings';

export type Prediction = {
  readonly predicted: number;
  readonly isRecalled: boolean;
  readonly elapsedDays: number;
  /** The reviews of this card that were such first ones, this one too, and how many of those before were Again. */
  readonly looks: number;
  readonly misses: number;
};

/** In the order of the answers. */
export function predictionsOf(events: readonly ScheduleEvent[], versions: SettingsVersions): Prediction[] {
  const found: Prediction[] = [];
  const seen = new Map<string, { looks: number; misses: number }>();
  foldSchedule(events, versions, ({ card, event, moment, rules, before }) => {
    if (event.kind !== 'review') return;
    if (before.memory === null) seen.delete(card);
    const elapsed = elapsedDays(before, moment.day);
    if (before.memory === null || elapsed < 1) return;
    const { looks, misses } = seen.get(card) ?? { looks: 0, misses: 0 };
    const isRecalled = event.rating > 1;
    const predicted = rules.model.retrievability(before.memory, elapsed);
    found.push({ predicted, isRecalled, elapsedDays: elapsed, looks: looks + 1, misses });
    seen.set(card, { looks: looks + 1, misses: misses + (isRecalled ? 0 : 1) });
  });
  return found;
}
