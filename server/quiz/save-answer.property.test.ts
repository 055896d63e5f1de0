import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '@/db/client';
import { findAttempt, type ItemWithBody, listAttemptItems } from '@/db/queries/attempts';
import { gradeResponse } from '@/domain/grading/grade-response';
import type { Response } from '@/domain/quiz/response';
import type { Content } from '@/server/content/content';
import { saveAnswer } from '@/server/quiz/save-answer';
import { startAttempt } from '@/server/quiz/start-attempt';
import { submitAttempt } from '@/server/quiz/submit-attempt';
import { startQuizContent } from '@/tests/support/quiz-routes';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
let elsewhere: ReturnType<typeof openDatabase>;
let content: Content;
let dir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  elsewhere = openDatabase(database.url);
  ({ content, dir } = await startQuizContent());
}, 60_000);
afterAll(async () => {
  await content.close();
  await elsewhere.end();
  await database.close();
  await rm(dir, { recursive: true });
});

/** The n-th of a few answers to an item. */
function answerOf({ body: { item } }: ItemWithBody, n: number): Response | null {
  if (n === 0) return null;
  if (item.type === 'single') return { type: 'single', choice: item.choices[n % item.choices.length]?.id ?? '' };
  if (item.type === 'multiple') return { type: 'multiple', choices: item.choices.slice(0, n).map(({ id }) => id) };
  if (item.type === 'boolean') return { type: 'boolean', value: n % 2 === 0 };
  if (item.type === 'short') return { type: 'short', text: n % 2 === 0 ? (item.accept[0] ?? '') : 'no' };
  if (item.type === 'number') return { type: 'number', text: n % 2 === 0 ? String(item.value) : 'no' };
  if (item.type === 'cloze') return { type: 'cloze', gaps: n % 2 === 0 ? { a: 'canaryhangers' } : { b: 'no' } };
  if (item.type === 'order') {
    const ids = item.order.map(({ id }) => id);
    return { type: 'order', order: [...ids.slice(n % ids.length), ...ids.slice(0, n % ids.length)] };
  }
  return null;
}

test('any order, repetition and place of delivery gives one response an item and one grade', async () => {
  const write = fc.record({ item: fc.nat(7), time: fc.nat(5), answer: fc.nat(3) });
  const person = await makePerson(database.db);
  const owner = { userId: person.id, guestHash: null };
  const guideNow = content.library().guideBySlug.get('bridges') ?? null;
  const choice = { length: 'all', levels: [], topics: [], clockMinutes: null } as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(write, { minLength: 1, maxLength: 24 }),
      fc.infiniteStream(fc.boolean()),
      async (writes, coins) => {
        const id = newId();
        await startAttempt(database.db, {
          id,
          guide: 'bridges',
          mode: 'exam',
          choice,
          owner,
          guideNow,
          now: new Date(),
        });
        const rows = await listAttemptItems(database.db, { attemptId: id });
        const made = writes.map(({ item, time, answer }) => {
          const row = rows[item] as ItemWithBody;
          return { row, response: answerOf(row, answer), writeId: newId({ msecs: 1_700_000_000_000 + time }) };
        });
        const sent = [...made, ...made.filter(() => coins.next().value)].sort(() => (coins.next().value ? 1 : -1));
        await Promise.all(
          sent.map(({ row, response, writeId }) =>
            saveAnswer(coins.next().value ? database.db : elsewhere.db, {
              attemptId: id,
              ref: row.ref,
              owner,
              writeId,
              response,
              isFlagged: false,
              durationMs: 1,
              check: false,
              now: new Date(),
            }),
          ),
        );
        await Promise.all([1, 2].map(() => submitAttempt(database.db, { id, owner, now: new Date() })));
        const after = await listAttemptItems(database.db, { attemptId: id });
        const expected = rows.map((row) => {
          const own = made
            .filter(({ row: { ref } }) => ref === row.ref)
            .sort((a, b) => (a.writeId < b.writeId ? -1 : 1));
          return gradeResponse(row.body.item, own.at(-1)?.response ?? null).credit;
        });
        expect(after.map(({ credit }) => credit)).toEqual(expected);
        const attempt = await findAttempt(database.db, { id, owner });
        expect(attempt?.points).toBeCloseTo(
          expected.reduce((sum, credit) => sum + credit, 0),
          9,
        );
      },
    ),
    { numRuns: 30 },
  );
});
