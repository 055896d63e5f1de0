/**
 * What first unaided answers say of an item. With few learners the uncertainty is the product: every estimate comes with
 * its bounds, and a flag is raised by a bound, never by an estimate (docs/item-statistics.md has the error rates).
 */

import { type Interval, wilsonInterval } from '@/domain/shared/wilson';
import { fewestTold, isSmall, type Told } from '@/domain/statistics/choice-table';
import { chanceOfCorrelationBelow, chanceOfShareBelow, correlationBounds } from '@/domain/statistics/intervals';
import { correlation, deviationOfCredit, meanCredit, pairsOf } from '@/domain/statistics/moments';
import { countAll, type Epoch, type EpochTally } from '@/domain/statistics/observation';

/** Fewer first answers than these say too little for a flag. */
export const fewestForFlags = 15;
/** Ebel, Essentials of Educational Measurement (1972): below it an item is poor. */
export const poorDiscrimination = 0.2;
export const tooEasy = 0.95;
export const tooHard = 0.1;

/** Item-rest correlation: that of the credit with the mean credit on the other items (Moodle: discrimination index). */
export type Discrimination = {
  /** Learners with a rest score. */
  readonly n: number;
  /** Null when the credits or the rest scores are all the same. */
  readonly r: number | null;
  /** One-sided 95 % bounds, each by itself. */
  readonly bounds: Interval | null;
};

export type Flag = 'poor_discrimination' | 'too_easy' | 'too_hard';

export type Facility = { readonly share: number; readonly interval: Interval };

export type ItemStatistics = Epoch & {
  /** First unaided answers; null: one to four, of which nothing else is told. */
  readonly n: Told;
  /** Mean credit. */
  readonly facility: Facility | null;
  readonly deviation: number | null;
  readonly discrimination: Discrimination | null;
  readonly medianMs: number | null;
  readonly skipped: Told;
  /** Of all learners who met it first in practice or an exam: how many opened a hint, and so do not count above. */
  readonly learners: Told;
  readonly hinted: Told;
  readonly flags: readonly Flag[];
  /** Answers times the chance that something is wrong: what to look at first. */
  readonly harm: number;
};

const told = (count: number): Told => (isSmall(count) ? null : count);

function discriminationOf({ observations }: EpochTally): Discrimination {
  const pairs = pairsOf(observations);
  const n = pairs.reduce((sum, { many }) => sum + many, 0);
  const r = correlation(pairs);
  return { n, r, bounds: r === null ? null : correlationBounds(r, n) };
}

function flagsOf(n: number, { share }: Facility, { n: pairs, bounds }: Discrimination): Flag[] {
  if (n < fewestForFlags) return [];
  const flags: Flag[] = [];
  if (pairs >= fewestForFlags && bounds !== null && bounds.high < poorDiscrimination) flags.push('poor_discrimination');
  if (share > tooEasy) flags.push('too_easy');
  if (share < tooHard) flags.push('too_hard');
  return flags;
}

function chanceOfBad(n: number, { share }: Facility, { n: pairs, r }: Discrimination): number {
  const isPoor = r === null ? 0 : chanceOfCorrelationBelow(poorDiscrimination, r, pairs);
  return Math.max(isPoor, 1 - chanceOfShareBelow(tooEasy, share, n), chanceOfShareBelow(tooHard, share, n));
}

function hiddenStatistics(epoch: Epoch, n: number): ItemStatistics {
  const nothing = { facility: null, deviation: null, discrimination: null, medianMs: null };
  return { ...epoch, n: told(n), ...nothing, skipped: null, learners: null, hinted: null, flags: [], harm: 0 };
}

/** The statistics of one epoch. Of one to four learners nothing is told but that there are some. */
export function itemStatistics(tally: EpochTally): ItemStatistics {
  const { question, item, keyHash, observations, learners, hinted, medianMs } = tally;
  const n = countAll(observations);
  if (n < fewestTold) return hiddenStatistics({ question, item, keyHash }, n);
  const share = meanCredit(observations);
  const facility = { share, interval: wilsonInterval(share, n) };
  const discrimination = discriminationOf(tally);
  return {
    question,
    item,
    keyHash,
    n,
    facility,
    deviation: deviationOfCredit(observations),
    discrimination,
    medianMs,
    skipped: told(countAll(observations.filter(({ isSkipped }) => isSkipped))),
    learners,
    hinted: told(hinted),
    flags: flagsOf(n, facility, discrimination),
    harm: n * chanceOfBad(n, facility, discrimination),
  };
}

/** Flagged ones first, then by expected harm. */
export function byHarm(a: ItemStatistics, b: ItemStatistics): number {
  return Math.min(1, b.flags.length) - Math.min(1, a.flags.length) || b.harm - a.harm || (b.n ?? 1) - (a.n ?? 1);
}
