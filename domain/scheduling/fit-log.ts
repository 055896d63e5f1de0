/**
 * What parameters are fitted to, and whether the fitted ones are better: by what they would have predicted of answers
 * that they have not seen, the last fifth of the log.
 */
import type { Rating } from '@/domain/review/review-event';
import { foldSchedule } from './fold';
import { elapsedDays } from './next-state';
import { parameterCount, parameterLimits } from './parameters';
import type { ScheduleEvent } from './schedule-event';
import type { SettingsVersions } from './settings';

export type FitReview = { readonly rating: Rating; readonly elapsedDays: number };

/** One answer that was predicted: the same ones as in predictions.ts, with all that was known of the card before. */
export type Look = {
  readonly at: number;
  readonly id: string;
  readonly predicted: number;
  readonly isRecalled: boolean;
  /** The card's reviews since it was new, up to this one. */
  readonly reviews: () => readonly FitReview[];
};

/** The looks of some cards; of each all its events must be given, and the undos and resets of its guide. */
export function looksOf(events: readonly ScheduleEvent[], versions: SettingsVersions): Look[] {
  const looks: Look[] = [];
  const histories = new Map<string, FitReview[]>();
  foldSchedule(events, versions, ({ card, event, moment, rules, before }) => {
    if (event.kind !== 'review') return;
    const known = before.memory === null ? undefined : histories.get(card);
    const history = known ?? [];
    if (known === undefined) histories.set(card, history);
    const elapsed = elapsedDays(before, moment.day);
    history.push({ rating: event.rating, elapsedDays: elapsed });
    if (before.memory === null || elapsed < 1) return;
    const count = history.length;
    looks.push({
      at: moment.at,
      id: event.id,
      predicted: rules.model.retrievability(before.memory, elapsed),
      isRecalled: event.rating > 1,
      reviews: () => history.slice(0, count),
    });
  });
  return looks;
}

export const inOrder = (a: Look, b: Look): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/** The same settings, with these parameters at all times. */
export function withParameters([first, ...rest]: SettingsVersions, parameters: readonly number[]): SettingsVersions {
  const changed = (version: SettingsVersions[number]) => ({
    ...version,
    settings: { ...version.settings, parameters },
  });
  return [changed(first), ...rest.map(changed)];
}

/** Four decimals are as many as the published defaults have. Null for what is no set of parameters. */
export function tidyParameters(values: readonly number[]): number[] | null {
  if (values.length !== parameterCount || values.some((value) => !Number.isFinite(value))) return null;
  return values.map((value, index) => {
    const [least = value, most = value] = parameterLimits[index] ?? [];
    return Math.min(Math.max(Math.round(value * 10_000) / 10_000, least), most);
  });
}

/** Looks before this place are trained on, those from it on decide. */
export const splitAt = (count: number): number => Math.floor(count * 0.8);

export type Comparison = {
  /** Answers that decide. */
  readonly n: number;
  readonly currentLogLoss: number;
  readonly fittedLogLoss: number;
  readonly isBetter: boolean;
};

function lossOf({ predicted, isRecalled }: Look): number {
  const p = Math.min(Math.max(predicted, Number.EPSILON), 1 - Number.EPSILON);
  return -Math.log(isRecalled ? p : 1 - p);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The same looks, in order, under the current and the fitted parameters. The fitted ones are better when their log-loss is
 * lower by more than its own standard error: with few answers, half of all useless fits would win by chance.
 */
export function compareFit(current: readonly Look[], fitted: readonly Look[]): Comparison {
  const from = splitAt(current.length);
  const before = current.slice(from).map(lossOf);
  const after = fitted.slice(from).map(lossOf);
  const n = before.length;
  if (n < 2 || after.length !== n) return { n, currentLogLoss: 0, fittedLogLoss: 0, isBetter: false };
  const gains = before.map((loss, index) => loss - (after[index] ?? loss));
  const gain = mean(gains);
  const variance = gains.reduce((sum, each) => sum + (each - gain) ** 2, 0) / (n - 1);
  const isBetter = gain > Math.sqrt(variance / n);
  return { n, currentLogLoss: mean(before), fittedLogLoss: mean(after), isBetter };
}
