/**
 * Cards that were learned together should not stay together for ever: an interval is moved a little, by chance that is
 * drawn from the card's id and the number of its reviews. So every device moves it the same way.
 *
 * How far: Anki's rule (ankitects/anki, rslib/src/scheduler/states/fuzz.rs), a day, and 15 % of the days between 2.5 and 7,
 * 10 % of those up to 20 and 5 % of those beyond.
 */
import { chanceOf } from './chance';

const ranges = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Number.POSITIVE_INFINITY, share: 0.05 },
];

/** The days between which an interval may be moved. Shorter ones than 2.5 days stay. */
export function fuzzRange(intervalDays: number): { readonly least: number; readonly most: number } {
  if (intervalDays < 2.5) return { least: intervalDays, most: intervalDays };
  const reach = ranges.reduce(
    (sum, { from, to, share }) => sum + share * Math.max(0, Math.min(intervalDays, to) - from),
    1,
  );
  return { least: Math.max(2, Math.round(intervalDays - reach)), most: Math.round(intervalDays + reach) };
}

/** The interval, moved. The number of reviews tells one interval of a card from the next. */
export function fuzzedDays(intervalDays: number, card: string, reps: number): number {
  const { least, most } = fuzzRange(intervalDays);
  return least + Math.floor(chanceOf(`${reps} ${card}`) * (most - least + 1));
}
