/** What item statistics are made of: first unaided answers, without whoever gave them (docs/item-statistics.md). */

/** Learners who answered an item alike and did alike on the rest, counted. */
export type Observation = {
  /** 0 to 1. */
  readonly credit: number;
  /** Mean credit on the other items of the same attempt; null when there were too few of them to say anything. */
  readonly rest: number | null;
  /** Ids of what was chosen (`true` and `false` of a statement); empty when nothing was, or nothing can be chosen. */
  readonly chosen: readonly string[];
  readonly isSkipped: boolean;
  readonly many: number;
};

/** An item for as long as its key stayed the same. */
export type Epoch = {
  readonly question: string;
  readonly item: string;
  readonly keyHash: string;
};

/** All that the database knows of an epoch. */
export type EpochTally = Epoch & {
  readonly observations: readonly Observation[];
  /** Learners whose first answer was graded, those who opened a hint included. */
  readonly learners: number;
  readonly hinted: number;
  /** Of first unaided answers, as browsers measured them; null when none did. */
  readonly medianMs: number | null;
};

/** How many other items of an attempt must be new to the learner for their mean to count as a rest score. */
export const fewestOthers = 4;

export const countAll = (observations: readonly Observation[]): number =>
  observations.reduce((sum, { many }) => sum + many, 0);
