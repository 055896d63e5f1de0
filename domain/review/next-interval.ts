/** What each rating would do to a card, and how long until it comes back, in words. */
import type { CardState } from '@/domain/scheduling/card-state';
import { memoryModel } from '@/domain/scheduling/memory-model';
import { type Moment, nextState } from '@/domain/scheduling/next-state';
import { type SettingsVersions, settingsAt } from '@/domain/scheduling/settings';
import type { Rating } from './review-event';

const ratings: readonly Rating[] = [1, 2, 3, 4];

const inWords = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const tenths = (value: number) => Math.round(value * 10) / 10;

/** "4 days", "2.5 months". */
export function daysInWords(days: number): string {
  if (days < 60) return inWords(days, 'day');
  if (days < 365) return inWords(tenths(days / 30.4375), 'month');
  return inWords(tenths(days / 365.25), 'year');
}

/** "10 min", "3 hours". */
export function minutesInWords(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, Math.round(minutes))} min`;
  return inWords(Math.round(minutes / 60), 'hour');
}

/** How long after the moment a card is due that was answered then. */
export function waitInWords(state: CardState, { at, day }: Pick<Moment, 'at' | 'day'>): string {
  if (state.dueAt !== null) return minutesInWords((state.dueAt - at) / 60_000);
  return daysInWords(Math.max(1, (state.dueDay ?? day) - day));
}

/** When a card is due, as seen from a day: "tomorrow", "in 4 days". */
export function dueInWords({ dueDay, dueAt }: CardState, day: number): string {
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
): ReadonlyMap<Rating, string> {
  const settings = settingsAt(versions, moment.at);
  const rules = { settings, model: memoryModel(settings.parameters, settings.desiredRetention) };
  const at = new Date(moment.at).toISOString();
  return new Map(
    ratings.map((rating) => {
      const next = nextState(state, card, { id: '', kind: 'review', card, rating, at }, moment, rules);
      return [rating, waitInWords(next, moment)];
    }),
  );
}
