import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Database } from '@/db/database';
import { attemptItems, attempts, itemVersions } from '@/db/schema/quizzes';
import type { AttemptKind, AttemptMode } from '@/domain/quiz/attempt-view';
import { itemOf } from './items';

export type AttemptWish = {
  readonly userId: string;
  readonly guide?: string;
  readonly guideTitle?: string;
  readonly mode?: AttemptMode;
  readonly kind?: AttemptKind;
  /** One for each item, in order. */
  readonly credits?: readonly number[];
  readonly seen?: number;
  readonly extensions?: number;
  readonly startedAt?: Date;
  /** False: it still runs. */
  readonly isFinished?: boolean;
};

const levels = ['beginner', 'intermediate', 'advanced'] as const;
/** 26 of 30, the misses where the design has them. */
export const designCredits = Array.from({ length: 30 }, (_, index) => ([13, 19, 24, 28].includes(index) ? 0 : 1));
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An attempt with its graded items, written straight into the database. Gives its id. */
export async function makeFinishedAttempt(db: Database, wish: AttemptWish): Promise<string> {
  const { userId, guide = 'sql', guideTitle = 'SQL interview questions', credits = designCredits } = wish;
  const { seen = 0, extensions = 0, isFinished = true, startedAt = new Date('2026-02-12T10:00:00Z') } = wish;
  const id = newId();
  await db.insert(attempts).values({
    id,
    userId,
    requestHash: Buffer.from(hash(id), 'hex'),
    guide,
    guideTitle,
    edition: 'edition0123456789',
    mode: wish.mode ?? 'exam',
    kind: wish.kind ?? 'graded',
    choice: { length: 30, levels: [], topics: [], clockMinutes: extensions > 0 ? 20 : null },
    seed: 'seed',
    poolSize: Math.max(50, credits.length),
    startedAt,
    extensions,
    submittedAt: isFinished ? new Date(startedAt.getTime() + 21 * 60_000) : null,
    endedBy: isFinished ? 'learner' : null,
    points: isFinished ? credits.reduce((sum, credit) => sum + credit, 0) : null,
  });
  const rows = credits.map((credit, index) => {
    const ref = hash(`${guide} ${wish.kind} ${index}`).slice(0, 12);
    return {
      ref,
      version: hash(`${guide} ${wish.kind} ${index} version`),
      question: `question-${index}`,
      credit,
      index,
    };
  });
  const item = (ref: string) =>
    wish.kind === 'self_rated'
      ? ({ type: 'self', id: 'self', ref, revision: ref, keyHash: ref } as const)
      : itemOf({ type: 'boolean', value: true }, { ref, keyHash: ref });
  await db
    .insert(itemVersions)
    .values(
      rows.map(({ ref, version, question }) => ({
        hash: version,
        guide,
        question,
        item: wish.kind === 'self_rated' ? 'self' : 'one',
        keyHash: ref,
        body: {
          guide,
          question,
          questionText: question,
          answer: wish.kind === 'self_rated' ? 'An answer.' : null,
          item: item(ref),
        },
      })),
    )
    .onConflictDoNothing();
  await db.insert(attemptItems).values(
    rows.map(({ ref, version, question, credit, index }) => ({
      attemptId: id,
      ref,
      position: index + 1,
      version,
      question,
      level: levels[index < 10 ? 0 : index < 22 ? 1 : 2] ?? null,
      topics: [],
      shown: [],
      wasSeen: index < seen,
      credit: isFinished ? credit : null,
    })),
  );
  return id;
}
