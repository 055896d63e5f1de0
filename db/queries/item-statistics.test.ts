import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listItemTallies } from '@/db/queries/item-statistics';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
import type { Response } from '@/domain/quiz/response';
import { countAll } from '@/domain/statistics/observation';
import { type AnsweredItem, writeAttempt } from '@/tests/support/attempt-rows';
import { itemOf } from '@/tests/support/items';
import { makePerson } from '@/tests/support/signed-in';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const choice = (id: string, correct: boolean) => ({ id, text: id, correct, explanation: null });
const key = 'aaaaaaaa';
const wrong = 'bbbbbbbb';
const single = (guide: string, question: string, keyHash = 'k1'): FrozenItem => ({
  guide,
  question,
  questionText: question,
  answer: null,
  item: itemOf(
    { type: 'single', choices: [choice(key, true), choice(wrong, false)], shuffle: true },
    { ref: `${question}0000000`.slice(0, 12), keyHash },
  ),
});
const pick = (id: string): Response => ({ type: 'single', choice: id });
const answer = (frozen: FrozenItem, isRight: boolean, more: Partial<AnsweredItem> = {}): AnsweredItem => ({
  frozen,
  response: pick(isRight ? key : wrong),
  ...more,
});

let guides = 0;
function newGuide(): string {
  guides += 1;
  return `guide-${guides}`;
}
const person = async () => (await makePerson(database.db)).id;
/** Five items that fill an attempt, so that there is a rest score. */
const filler = (guide: string, right: number): AnsweredItem[] =>
  [1, 2, 3, 4, 5].map((index) => answer(single(guide, `fill${index}`), index <= right));

async function tallyOf(guide: string, question = 'asked', keyHash = 'k1') {
  const tallies = await listItemTallies(database.db, { guide });
  return tallies.find((each) => each.question === question && each.keyHash === keyHash);
}
const minutes = (count: number) => new Date(Date.UTC(2026, 10, 1, 10, count));

test('the first finished answer of each learner counts, once, with the mean of the others as rest score', async () => {
  const guide = newGuide();
  const userId = await person();
  const asked = single(guide, 'asked');
  const items = (isRight: boolean, right: number) => [answer(asked, isRight), ...filler(guide, right)];
  await writeAttempt(database.db, { userId, guide, items: items(false, 2), submittedAt: minutes(5) });
  await writeAttempt(database.db, { userId, guide, items: items(true, 5), submittedAt: minutes(9) });
  expect((await tallyOf(guide))?.observations).toEqual([
    { credit: 0, rest: 0.4, chosen: [wrong], isSkipped: false, many: 1 },
  ]);
});

test('which one was first is told by when its key was seen, not by when it was started', async () => {
  const guide = newGuide();
  const asked = single(guide, 'asked');
  const write = async (userId: string, isRight: boolean, started: number, submitted: number | null, more = {}) =>
    writeAttempt(database.db, {
      userId,
      guide,
      items: [answer(asked, isRight, more), ...filler(guide, 3)],
      startedAt: minutes(started),
      submittedAt: submitted === null ? null : minutes(submitted),
      ...(Object.keys(more).length > 0 ? { mode: 'practice' as const } : {}),
    });
  const late = await person();
  await write(late, true, 1, 30);
  await write(late, false, 2, 10);
  // Checked in practice at minute 4 and never finished: the key was seen, and the exam after it measures nothing.
  const left = await person();
  await write(left, false, 3, null, { savedAt: minutes(4) });
  await write(left, true, 5, 20);
  expect((await tallyOf(guide))?.observations).toEqual([
    { credit: 0, rest: 0.6, chosen: [wrong], isSkipped: false, many: 1 },
  ]);
});

test('guests, self-rated runs, running attempts and other guides are left out', async () => {
  const guide = newGuide();
  const items = [answer(single(guide, 'asked'), true), ...filler(guide, 3)];
  await writeAttempt(database.db, { userId: null, guide, items });
  await writeAttempt(database.db, { userId: await person(), guide, items, kind: 'self_rated' });
  const open = items.map((each) => ({ ...each, isOpen: true }));
  await writeAttempt(database.db, { userId: await person(), guide, items: open, submittedAt: null });
  await writeAttempt(database.db, { userId: await person(), guide: newGuide(), items });
  expect(await listItemTallies(database.db, { guide })).toEqual([]);
});

test('an answer with hints is counted as such and measures nothing, neither itself nor as a rest', async () => {
  const guide = newGuide();
  const asked = single(guide, 'asked');
  const items = [answer(asked, true, { hints: 1 }), ...filler(guide, 5)];
  await writeAttempt(database.db, { userId: await person(), guide, items });
  expect(await tallyOf(guide)).toMatchObject({ learners: 1, hinted: 1, observations: [] });
  expect((await tallyOf(guide, 'fill1'))?.observations).toMatchObject([{ rest: 1 }]);
  const short = newGuide();
  const seen = filler(short, 5).map((each, index) => ({ ...each, wasSeen: index < 2 }));
  await writeAttempt(database.db, { userId: await person(), guide: short, items: seen });
  // Two of the five had been seen before, so that three are left to compare with, or two: too few.
  expect((await tallyOf(short, 'fill5'))?.observations).toMatchObject([{ credit: 1, rest: null }]);
});

test('a new key begins anew, and the newest wording of a key is shown', async () => {
  const guide = newGuide();
  const userId = await person();
  const old = single(guide, 'asked', 'old');
  const now = single(guide, 'asked', 'now');
  const reworded = { ...now, questionText: 'Asked in other words?' };
  await writeAttempt(database.db, { userId, guide, items: [answer(old, true)], submittedAt: minutes(1) });
  await writeAttempt(database.db, { userId, guide, items: [answer(now, false)], submittedAt: minutes(2) });
  await writeAttempt(database.db, { userId: await person(), guide, items: [answer(reworded, true)] });
  expect(countAll((await tallyOf(guide, 'asked', 'old'))?.observations ?? [])).toBe(1);
  const tally = await tallyOf(guide, 'asked', 'now');
  expect([countAll(tally?.observations ?? []), tally?.body.questionText]).toEqual([2, 'Asked in other words?']);
});

test('what was left open counts as skipped; what the clock cut off, and an attempt without an answer, not at all', async () => {
  const guide = newGuide();
  const open = { frozen: single(guide, 'asked'), response: null };
  const write = async (items: AnsweredItem[], endedBy: 'learner' | 'clock') =>
    writeAttempt(database.db, { userId: await person(), guide, items, endedBy });
  await write([open, ...filler(guide, 3)], 'learner');
  await write([open, ...filler(guide, 3)], 'clock');
  await write([open], 'learner');
  expect((await tallyOf(guide))?.observations).toEqual([
    { credit: 0, rest: 0.6, chosen: [], isSkipped: true, many: 1 },
  ]);
});

test('answers of every type are read as grading reads them', async () => {
  const guide = newGuide();
  const shared = (ref: string) => ({ ref: ref.padEnd(12, '0') });
  const rules = { case: 'ignore', spacing: 'collapse' } as const;
  const of = (question: string, item: FrozenItem['item']): FrozenItem => ({ ...single(guide, question), item });
  const frozen = {
    multiple: of(
      'multiple',
      itemOf({ type: 'multiple', choices: [choice(key, true), choice(wrong, true)], shuffle: true }, shared('1')),
    ),
    boolean: of('boolean', itemOf({ type: 'boolean', value: true }, shared('2'))),
    short: of('short', itemOf({ type: 'short', accept: ['a'], pattern: null, rules }, shared('3'))),
    number: of('number', itemOf({ type: 'number', value: 1, tolerance: 0, unit: null }, shared('4'))),
    cloze: of('cloze', itemOf({ type: 'cloze', gaps: [{ name: 'g', accept: ['a'] }], rules }, shared('5'))),
    order: of(
      'order',
      itemOf(
        {
          type: 'order',
          order: [
            { id: key, text: '1' },
            { id: wrong, text: '2' },
          ],
        },
        shared('6'),
      ),
    ),
  };
  const write = async (answers: Partial<Record<keyof typeof frozen, Response>>) =>
    writeAttempt(database.db, {
      userId: await person(),
      guide,
      items: [
        ...filler(guide, 2),
        ...Object.entries(answers).map(([name, response]) => ({
          frozen: frozen[name as keyof typeof frozen],
          response,
        })),
      ],
    });
  await write({
    multiple: { type: 'multiple', choices: [wrong, key] },
    boolean: { type: 'boolean', value: false },
    short: { type: 'short', text: ' \n' },
    number: { type: 'number', text: '' },
    cloze: { type: 'cloze', gaps: { g: ' ' } },
    order: { type: 'order', order: [wrong, key] },
  });
  await write({ multiple: { type: 'multiple', choices: [] }, cloze: { type: 'cloze', gaps: { g: 'b' } } });
  const read = async (question: string) =>
    ((await tallyOf(guide, question, '0123456789ab'))?.observations ?? []).map(({ chosen, isSkipped }) => [
      chosen,
      isSkipped,
    ]);
  expect(await read('multiple')).toEqual(
    expect.arrayContaining([
      [[key, wrong], false],
      [[], true],
    ]),
  );
  expect(await read('boolean')).toEqual([[['false'], false]]);
  expect(await read('short')).toEqual([[[], true]]);
  expect(await read('number')).toEqual([[[], true]]);
  expect(await read('cloze')).toEqual(
    expect.arrayContaining([
      [[], true],
      [[], false],
    ]),
  );
  expect(await read('order')).toEqual([[[], false]]);
});

test('the median is of the times that were measured', async () => {
  const guide = newGuide();
  for (const durationMs of [0, 10_000, 20_000, 60_000])
    await writeAttempt(database.db, {
      userId: await person(),
      guide,
      items: [answer(single(guide, 'asked'), true, { durationMs })],
    });
  expect((await tallyOf(guide))?.medianMs).toBe(20_000);
});

test('whatever is answered in which order, the counts are those of a count by hand', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, person));
  const attempts = fc.array(
    fc.record({
      who: fc.nat({ max: 5 }),
      credits: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(attempts, async (given) => {
      const guide = newGuide();
      const firsts = new Map<number, (typeof given)[number]>();
      for (const [index, attempt] of given.entries()) {
        if (!firsts.has(attempt.who)) firsts.set(attempt.who, attempt);
        const items = attempt.credits.map((isRight, item) => answer(single(guide, `q${item}`), isRight));
        const userId = people[attempt.who] ?? null;
        await writeAttempt(database.db, { userId, guide, items, submittedAt: minutes(index) });
      }
      for (const item of [0, 1, 2, 3, 4, 5]) {
        const expected = [...firsts.values()].map(({ credits }) => {
          const others = credits.filter((isRight, index) => isRight && index !== item).length;
          return `${credits[item] ? 1 : 0} ${Math.round((others / 5) * 1e6) / 1e6}`;
        });
        const observations = (await tallyOf(guide, `q${item}`))?.observations ?? [];
        const found = observations.flatMap(({ credit, rest, many }) =>
          Array.from({ length: many }, () => `${credit} ${rest}`),
        );
        expect(found.sort()).toEqual(expected.sort());
      }
    }),
    { numRuns: 15 },
  );
});
