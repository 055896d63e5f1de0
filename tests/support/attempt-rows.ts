import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Database } from '@/db/database';
import { insertAttempt } from '@/db/queries/attempts';
import { gradeResponse } from '@/domain/grading/grade-response';
import type { AttemptKind, AttemptMode } from '@/domain/quiz/attempt-view';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
import type { Response } from '@/domain/quiz/response';

export type AnsweredItem = {
  readonly frozen: FrozenItem;
  readonly response: Response | null;
  readonly hints?: number;
  readonly wasSeen?: boolean;
  readonly durationMs?: number;
  readonly savedAt?: Date;
  /** Not yet graded: of an attempt that still runs. */
  readonly isOpen?: boolean;
};

export type WrittenAttempt = {
  /** Null: a guest. */
  readonly userId: string | null;
  readonly guide: string;
  readonly items: readonly AnsweredItem[];
  readonly mode?: AttemptMode;
  readonly kind?: AttemptKind;
  readonly startedAt?: Date;
  /** Null: it still runs. */
  readonly submittedAt?: Date | null;
  readonly endedBy?: 'learner' | 'clock';
};

/** Writes an attempt with its answers and grades as it would stand after it was taken. */
export async function writeAttempt(db: Database, given: WrittenAttempt): Promise<string> {
  const { userId, guide, items, mode = 'exam', kind = 'graded', endedBy = 'learner' } = given;
  const { startedAt = new Date('2026-11-01T10:00:00Z'), submittedAt = new Date('2026-11-01T10:20:00Z') } = given;
  const id = newId();
  const credits = items.map(({ frozen, response }) => gradeResponse(frozen.item, response).credit);
  const points = submittedAt === null ? null : credits.reduce((sum, each) => sum + each, 0);
  const end = { submittedAt, endedBy: submittedAt === null ? null : endedBy, points };
  await insertAttempt(db, {
    attempt: {
      id,
      userId,
      guestHash: userId === null ? id : null,
      requestHash: new Uint8Array(32),
      guide,
      guideTitle: guide,
      edition: 'e',
      mode,
      kind,
      choice: { length: 10, levels: [], topics: [], clockMinutes: null },
      seed: 's',
      poolSize: items.length,
      startedAt,
      ...end,
    },
    items: items.map((each, index) => ({
      attemptId: id,
      ref: each.frozen.item.ref,
      position: index + 1,
      version: createHash('sha256').update(JSON.stringify(each.frozen)).digest('hex'),
      question: each.frozen.question,
      level: null,
      topics: [],
      shown: [],
      wasSeen: each.wasSeen ?? false,
      response: each.response,
      savedAt: each.savedAt ?? null,
      durationMs: each.durationMs ?? 0,
      hints: each.hints ?? 0,
      credit: each.isOpen === true ? null : (credits[index] ?? 0),
      frozen: each.frozen,
    })),
  });
  return id;
}
