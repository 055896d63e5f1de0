/**
 * How long this learner takes: the median of what a card took on a day, by what kind of day it was.
 */
import { longestAnswerMs } from '@/domain/review/review-event';
import { foldSchedule } from './fold';
import type { ScheduleEvent } from './schedule-event';
import type { SettingsVersions } from './settings';

/** Seconds for a card on one day: when it is new, when it is recalled, and when it is not, with its steps until it is. */
export type AnswerPace = { readonly new: number; readonly recall: number; readonly lapse: number };

type Kind = keyof AnswerPace;

/** Where the log says nothing: what the simulations of the reference take. */
export const defaultPace: AnswerPace = { new: 40, recall: 15, lapse: 35 };

/** Nobody answers in no time, and a plan must not divide by it. */
const leastSeconds = 1;

function medianSeconds(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.max(leastSeconds, (low + high) / 2000);
}

/** From the log; a kind that it does not have takes as long as by default. */
export function paceOf(events: readonly ScheduleEvent[], versions: SettingsVersions): AnswerPace {
  const looks = new Map<string, { readonly kind: Kind; ms: number }>();
  foldSchedule(events, versions, ({ card, event, moment, before }) => {
    if (event.kind !== 'review' || event.durationMs === undefined) return;
    const ms = Math.min(event.durationMs, longestAnswerMs);
    const name = `${moment.day} ${card}`;
    const look = looks.get(name);
    if (look !== undefined) look.ms += ms;
    else looks.set(name, { kind: before.memory === null ? 'new' : event.rating === 1 ? 'lapse' : 'recall', ms });
  });
  const of = (kind: Kind) =>
    medianSeconds([...looks.values()].filter((look) => look.kind === kind).map(({ ms }) => ms)) ?? defaultPace[kind];
  return { new: of('new'), recall: of('recall'), lapse: of('lapse') };
}
