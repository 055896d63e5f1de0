/** What an attempt leaves in the learner's log (docs/schedule.md): one `quiz` event for each graded response. */
import type { ReviewEvent } from '@/domain/review/review-event';

export type GradedRow = {
  readonly ref: string;
  readonly question: string;
  readonly item: string;
  readonly credit: number;
  readonly isAnswered: boolean;
};

type Attempt = {
  readonly id: string;
  readonly guide: string;
  readonly edition: string;
  readonly submittedAt: Date;
  /** The UUIDv5 of a name within this attempt: it leaves the same events however often it is written. */
  readonly eventId: (name: string) => string;
};

/** The zone and hour of the learner's study day. */
export type StudyClock = { readonly timeZone: string; readonly rolloverHour: number };

const shared = ({ id, guide, submittedAt }: Attempt, { timeZone, rolloverHour }: StudyClock) => ({
  guide,
  at: submittedAt.toISOString(),
  timeZone,
  rolloverHour,
  device: id,
});

/** One event for each item that was answered; what was left open says nothing of the memory. */
export function quizEvents(attempt: Attempt, rows: readonly GradedRow[], clock: StudyClock): ReviewEvent[] {
  return rows
    .filter(({ isAnswered }) => isAnswered)
    .map(({ ref, question, item, credit }) => ({
      ...shared(attempt, clock),
      id: attempt.eventId(`quiz ${ref}`),
      kind: 'quiz',
      question,
      item,
      credit,
      ref: attempt.id,
      edition: attempt.edition,
    }));
}

/** Puts each question that was not fully right among the due cards, once. */
export function queueEvents(attempt: Attempt, rows: readonly GradedRow[], clock: StudyClock): ReviewEvent[] {
  const missed = new Set(rows.filter(({ credit }) => credit < 1).map(({ question }) => question));
  return [...missed].map((question) => ({
    ...shared(attempt, clock),
    id: attempt.eventId(`queue ${question}`),
    kind: 'queue',
    question,
  }));
}
