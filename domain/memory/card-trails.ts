/**
 * What became of each card from day to day, kept while the log is folded once.
 *
 * A card's state holds from the end of the day of one event to the day before the next one. A traveller's day may come
 * twice; the later event then counts for the later of the days.
 */
import type { CardState } from '@/domain/scheduling/card-state';
import type { Step } from '@/domain/scheduling/fold';

/** A state and the study day at whose end it held first. */
export type Stay = { readonly from: number; readonly state: CardState };

export type CardTrails = {
  readonly see: (step: Step) => void;
  /** The stays of a card, the last one holding until today; those that ended before the first day wanted are left out. */
  readonly of: (card: string) => readonly Stay[];
};

/**
 * `ended` is told of each stay that is over, with its last day, and of none that began and ended on one day. Cards that are
 * not among `cards` are not followed.
 */
export function followCards(
  cards: ReadonlySet<string>,
  days: { readonly first: number; readonly today: number },
  ended: (stay: Stay, lastDay: number) => void,
): CardTrails {
  const trails = new Map<string, Stay[]>();
  return {
    see({ card, moment, after }) {
      if (!cards.has(card)) return;
      const trail = trails.get(card) ?? [];
      const last = trail.at(-1);
      const from = Math.min(Math.max(moment.day, last?.from ?? 0), days.today);
      if (last !== undefined && last.from < from) ended(last, from - 1);
      if (last !== undefined && (last.from === from || from <= days.first)) trail.pop();
      trail.push({ from, state: after });
      if (last === undefined) trails.set(card, trail);
    },
    of: (card) => trails.get(card) ?? [],
  };
}
