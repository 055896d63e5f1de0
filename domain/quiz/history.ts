/** A person's attempts at one guide, as the page of quizzes shows them. */
import type { AttemptChoice, AttemptKind, AttemptMode } from '@/domain/quiz/attempt-view';

export type PastAttempt = {
  readonly id: string;
  readonly mode: AttemptMode;
  readonly kind: AttemptKind;
  readonly choice: AttemptChoice;
  readonly startedAt: string;
  /** Null: it is not finished. */
  readonly submittedAt: string | null;
  /** Null while it runs. */
  readonly score: { readonly points: number; readonly items: number; readonly percent: number } | null;
  /** How many of its questions are answered; of unfinished ones. */
  readonly answered: number;
  readonly items: number;
  /** 1-based, by start. Only a first one is comparable: its answers had not been seen. */
  readonly number: number;
};

export type GuideHistory = {
  readonly slug: string;
  readonly title: string;
  /** Oldest first. */
  readonly attempts: readonly PastAttempt[];
};

export type TrendPoint = {
  readonly x: number;
  readonly y: number;
  readonly percent: number;
  readonly isFirst: boolean;
};

export type Finished = PastAttempt & {
  readonly submittedAt: string;
  readonly score: NonNullable<PastAttempt['score']>;
};

export function finishedOf(attempts: readonly PastAttempt[]): Finished[] {
  return attempts.filter((attempt): attempt is Finished => attempt.submittedAt !== null && attempt.score !== null);
}

/** Scores over attempts, evenly spaced, within a box whose top is 100 %. */
export function trendPoints(
  finished: readonly Finished[],
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): TrendPoint[] {
  const step = finished.length < 2 ? 0 : box.width / (finished.length - 1);
  return finished.map(({ score: { percent }, number }, index) => ({
    x: box.left + (finished.length < 2 ? box.width / 2 : index * step),
    y: box.top + box.height * (1 - percent / 100),
    percent,
    isFirst: number === 1,
  }));
}

/** What the trend says, for whoever cannot see it. */
export function trendSentence(finished: readonly Finished[]): string {
  const percents = finished.map(({ score }) => score.percent);
  const [first = 0] = percents;
  const last = percents[percents.length - 1] ?? 0;
  if (percents.length < 2) return `One attempt: ${first} %.`;
  const direction = last > first ? 'up' : last < first ? 'down' : 'no change';
  const from =
    direction === 'no change' ? `${first} % at the first and at the last` : `${direction} from ${first} % to ${last} %`;
  return `${percents.length} attempts: ${from}.`;
}
