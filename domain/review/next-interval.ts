/** What each rating would do to a card, and how long until it comes back, in words. */
import type { CardState } from '@/domain/scheduling/card-state';
import { memoryModel } from '@/domain/scheduling/memory-model';
import { type Moment, nextState } from '@/domain/scheduling/next-state';
import { type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';
import { countOf } from '@/domain/shared/count-of';
import type { Rating } from './review-event';

const ratings: readonly Rating[] = [1, 2, 3, 4];

/** How long until a card comes back, as people count it. */
export type Wait = { readonly count: number; readonly unit: 'min' | 'hour' | 'day' | 'month' | 'year' };

const tenths = (value: number) => Math.round(value * 10) / 10;

function waitOfDays(days: number): Wait {
  if (days < 60) return { count: days, unit: 'day' };
  if (days < 365) return { count: tenths(days / 30.4375), unit: 'month' };
  return { count: tenths(days / 365.25), unit: 'year' };
}

function waitOfMinutes(minutes: number): Wait {
  if (minutes < 60) return { count: Math.max(1, Math.round(minutes)), unit: 'min' };
  return { count: Math.round(minutes / 60), unit: 'hour' };
}

/** "4 days", "2.5 months", "10 min". */
export function waitInWords({ count, unit }: Wait): string {
  return unit === 'min' ? `${count} min` : countOf(count, unit);
}

const shortUnits: Readonly<Record<Wait['unit'], string>> = { min: 'min', hour: 'h', day: 'd', month: 'mo', year: 'y' };

/** "4 d", "2.5 mo": for where there is no room. */
export const shortWait = ({ count, unit }: Wait): string => `${count} ${shortUnits[unit]}`;

/** "4 days", "2.5 months". */
export const daysInWords = (days: number): string => waitInWords(waitOfDays(days));

/** "10 min", "3 hours". */
export const minutesInWords = (minutes: number): string => waitInWords(waitOfMinutes(minutes));

/** How long after the moment a card is due that was answered then. */
function waitOf(state: CardState, { at, day }: Pick<Moment, 'at' | 'day'>): Wait {
  if (state.dueAt !== null) return waitOfMinutes((state.dueAt - at) / 60_000);
  return waitOfDays(Math.max(1, (state.dueDay ?? day) - day));
}

/** When a card is due, as seen from a day: "tomorrow", "in 4 days". */
export function dueInWords({ dueDay, dueAt }: Pick<CardState, 'dueDay' | 'dueAt'>, day: number): string {
  if (dueDay === null) return 'new';
  const days = dueDay - day;
  if (days <= 0) return dueAt === null ? 'today' : 'soon';
  return days === 1 ? 'tomorrow' : `in ${daysInWords(days)}`;
}

/** The wait that each rating would mean, by the fold's own rule. */
export function nextIntervals(
  card: string,
  state: CardState,
  moment: Moment,
  versions: SettingsVersions,
): ReadonlyMap<Rating, Wait> {
  const settings = settingsAt(versions, moment.at);
  const rules = { settings, model: memoryModel(settings.parameters, settings.desiredRetention) };
  const at = new Date(moment.at).toISOString();
  return new Map(
    ratings.map((rating) => {
      const next = nextState(state, card, { id: '', kind: 'review', card, rating, at }, moment, rules);
      return [rating, waitOf(next, moment)];
    }),
  );
}
