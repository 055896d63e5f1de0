/** Attempts written straight into the database, for tests that are not about taking a quiz. */
import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Database } from '@/db/database';
import { insertAttempt } from '@/db/queries/attempts';
import { itemOf } from './items';

async function insert(db: Database, userId: string, ref: string, isFinished: boolean): Promise<string> {
  const id = newId();
  const item = itemOf({ type: 'boolean', value: true }, { ref, hints: ['A hint.'] });
  const frozen = { guide: 'sql', question: 'left-join', questionText: 'What is it?', answer: null, item };
  const startedAt = new Date(Date.now() - 60_000);
  const shared = { guide: 'sql', guideTitle: 'SQL', edition: 'e123456789ab', seed: 'seed', poolSize: 1, startedAt };
  const choice = { length: 'all', levels: [], topics: [], clockMinutes: 30 } as const;
  const end = isFinished ? { submittedAt: new Date(), endedBy: 'learner' as const, points: 0 } : {};
  const attempt = {
    ...shared,
    id,
    userId,
    mode: 'practice',
    kind: 'graded',
    choice,
    requestHash: randomBytes(32),
  } as const;
  await insertAttempt(db, {
    attempt: { ...attempt, ...end, deadlineAt: new Date(Date.now() + 1_800_000) },
    items: [
      {
        attemptId: id,
        ref,
        position: 1,
        version: `test-${ref}`,
        question: 'left-join',
        level: null,
        topics: ['Joins'],
        shown: [],
        wasSeen: false,
        credit: isFinished ? 0 : null,
        frozen,
      },
    ],
  });
  return id;
}

/** A person's finished attempt, which missed its one item, and one that runs. */
export async function makeAttempt(db: Database, { userId }: { readonly userId: string }) {
  const itemRef = randomBytes(6).toString('hex');
  return {
    itemRef,
    finishedId: await insert(db, userId, itemRef, true),
    runningId: await insert(db, userId, itemRef, false),
  };
}
