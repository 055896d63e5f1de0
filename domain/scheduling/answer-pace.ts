/**
 * How long this learner takes: the median of what a card took on a day, by what kind of day it was.
 */
import { longestAnswerMs } from '@/domain/review/review-event';
import { foldSchedule, type Step } from './fold';
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

export type PaceWatch = { readonly see: (step: Step) => void; readonly pace: () => AnswerPace };

/** Looks on while a log is folded, and says the pace afterwards; a kind that was not seen takes as long as by default. */
export function watchPace(): PaceWatch {
  const looks = new Map<string, { readonly day: number; ms: number }>();
  const found: Record<Kind, { ms: number }[]> = { new: [], recall: [], lapse: [] };
  const of = (kind: Kind) => medianSeconds(found[kind].map(({ ms }) => ms)) ?? defaultPace[kind];
  return {
    see({ card, event, moment, before }) {
      if (event.kind !== 'review' || event.durationMs === undefined) return;
      const ms = Math.min(event.durationMs, longestAnswerMs);
      const known = looks.get(card);
      if (known?.day === moment.day) {
        known.ms += ms;
        return;
      }
      const look = { day: moment.day, ms };
      looks.set(card, look);
      found[before.memory === null ? 'new' : event.rating === 1 ? 'lapse' : 'recall'].push(look);
    },
    pace: () => ({ new: of('new'), recall: of('recall'), lapse: of('lapse') }),
  };
}

/** From the log; a kind that it does not have takes as long as by default. */
export function paceOf(events: readonly ScheduleEvent[], versions: SettingsVersions): AnswerPace {
  const { see, pace } = watchPace();
  foldSchedule(events, versions, see);
  return pace();
}
