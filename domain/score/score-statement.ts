/**
 * What a score page says, in all of its forms: page, picture, badge, JSON and credential are drawn from this one value,
 * so that none of them can claim more than another.
 */
import { type CreditedItem, summarise } from '@/domain/grading/score';
import type { AttemptKind, AttemptMode, PartScore } from '@/domain/quiz/attempt-view';

/** One question of the attempt, in the order in which it was asked. */
export type ScoreStone = 'right' | 'partly' | 'missed';

export type ScoreStatement = {
  /** The name that its owner chose to show; null: none. */
  readonly name: string | null;
  readonly guide: string;
  readonly guideTitle: string;
  readonly edition: string;
  readonly mode: AttemptMode;
  /** `self_rated`: nobody but the learner judged the answers. Every form of the score says so. */
  readonly kind: AttemptKind;
  readonly startedAt: string;
  /** When it was submitted. */
  readonly takenAt: string;
  readonly endedBy: 'learner' | 'clock';
  readonly durationMs: number;
  /** Minutes on the clock at the start; null: there was none. */
  readonly clockMinutes: number | null;
  readonly extensions: number;
  /** Which of the person's attempts at this guide it was, 1-based, and how many there are now. Unfinished ones count. */
  readonly attemptNumber: number;
  readonly attemptCount: number;
  /** How many of its questions the learner had seen answered in an earlier attempt. */
  readonly seenBefore: number;
  readonly points: number;
  readonly items: number;
  /** How many questions could have been drawn. */
  readonly poolSize: number;
  /** 0 to 100, rounded down: 100 means all. */
  readonly percent: number;
  /** Easiest first. */
  readonly byLevel: readonly PartScore[];
  readonly stones: readonly ScoreStone[];
};

/** A finished attempt as the database holds it, with what was chosen for its page. */
export type ScoreFacts = Pick<
  ScoreStatement,
  | 'name'
  | 'guide'
  | 'guideTitle'
  | 'edition'
  | 'mode'
  | 'kind'
  | 'endedBy'
  | 'clockMinutes'
  | 'extensions'
  | 'attemptNumber'
  | 'attemptCount'
  | 'poolSize'
> & {
  readonly startedAt: Date;
  readonly submittedAt: Date;
  /** In the order in which they were asked. */
  readonly asked: readonly (CreditedItem & { readonly wasSeen: boolean })[];
};

const levels = ['beginner', 'intermediate', 'advanced'];

function rank({ name }: PartScore): number {
  const found = levels.indexOf(name);
  return found === -1 ? levels.length : found;
}

/** One stone for a credit between 0 and 1. */
export function stoneOf(credit: number): ScoreStone {
  if (credit >= 1) return 'right';
  return credit > 0 ? 'partly' : 'missed';
}

/** The statement that follows from the facts. */
export function makeStatement({ asked, startedAt, submittedAt, ...same }: ScoreFacts): ScoreStatement {
  const { points, items, percent, byLevel } = summarise(asked, same.poolSize);
  return {
    ...same,
    startedAt: startedAt.toISOString(),
    takenAt: submittedAt.toISOString(),
    durationMs: Math.max(0, submittedAt.getTime() - startedAt.getTime()),
    seenBefore: asked.filter(({ wasSeen }) => wasSeen).length,
    points,
    items,
    percent,
    byLevel: [...byLevel].sort((one, other) => rank(one) - rank(other)),
    stones: asked.map(({ credit }) => stoneOf(credit)),
  };
}
