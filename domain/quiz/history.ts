/** A learner's attempts as a history: by guide, the oldest first, for the list and its chart. */
import type { AttemptKind, AttemptMode } from '@/domain/quiz/attempt-view';

export type PastAttempt = {
  readonly id: string;
  readonly guide: string;
  readonly guideTitle: string;
  readonly mode: AttemptMode;
  readonly kind: AttemptKind;
  readonly startedAt: string;
  /** Null while it runs. */
  readonly submittedAt: string | null;
  readonly items: number;
  readonly answered: number;
  /** 0 to 100; null while it runs. */
  readonly percent: number | null;
  /** The first at its guide: only first attempts can be compared. */
  readonly isFirst: boolean;
};

export type GuideHistory = {
  readonly guide: string;
  readonly title: string;
  /** The newest first. */
  readonly attempts: readonly PastAttempt[];
};

/** By guide, the one with the newest attempt first. `attempts` come with the newest first. */
export function historyByGuide(attempts: readonly PastAttempt[]): GuideHistory[] {
  const guides = new Map<string, PastAttempt[]>();
  for (const attempt of attempts) guides.set(attempt.guide, [...(guides.get(attempt.guide) ?? []), attempt]);
  return [...guides].map(([guide, own]) => ({ guide, title: own[0]?.guideTitle ?? guide, attempts: own }));
}

export type TrendPoint = { readonly percent: number; readonly at: string; readonly isFirst: boolean };

/** Finished attempts in the order in which they were handed in. */
export function trendOf({ attempts }: GuideHistory): TrendPoint[] {
  return attempts
    .flatMap(({ percent, submittedAt, isFirst }) =>
      percent === null || submittedAt === null ? [] : [{ percent, at: submittedAt, isFirst }],
    )
    .reverse();
}

/** What the chart shows, in a sentence; empty for fewer than two points. */
export function trendSentence(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return '';
  return `${points.length} attempts, from ${first.percent}% to ${last.percent}%.`;
}
