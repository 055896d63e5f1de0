import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAnswerVersion } from '@/db/queries/answer-versions';
import type { Guide } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { keepAnswers, startKeepingAnswers } from '@/server/review/keep-answers';
import { loadAnswerChanges } from '@/server/review/load-answer-changes';
import { guideOf, parse } from '@/tests/content/guide-files';
import { createTestDatabase, type TestDatabase } from '@/tests/support/test-database';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

function libraryOf(answer: string, text = 'What is it?'): Pick<Library, 'guides' | 'guideBySlug'> {
  const guide: Guide = guideOf(
    parse(`---\ntitle: T\nquestions:\n  - question: ${text}\n    id: a\n    answer: ${JSON.stringify(answer)}\n---\n`),
  );
  return { guides: [guide], guideBySlug: new Map([[guide.slug, guide]]) };
}
const hashOf = ({ guides }: Pick<Library, 'guides'>) => guides[0]?.questions[0]?.answerHash ?? '';
const asked = { guide: 'g', question: 'a' };

test('an answer that was published once can be compared with the one of today', async () => {
  const [before, after] = [libraryOf('It waits 10 seconds.'), libraryOf('It waits 30 seconds.')];
  const known = new Set<string>();
  await keepAnswers(database.db, before, known);
  await keepAnswers(database.db, after, known);
  expect(known).toEqual(new Set([hashOf(before), hashOf(after)]));
  const changes = await loadAnswerChanges(database.db, { ...asked, library: after, since: hashOf(before) });
  expect(changes).toMatchObject({ ok: true, value: [{ parts: [{}, { text: '10' }, { text: '30' }, {}] }] });
});

test('a question in other words is no other answer', async () => {
  const library = libraryOf('The same.', 'What would it be?');
  expect(hashOf(library)).toBe(hashOf(libraryOf('The same.')));
  const since = hashOf(library);
  expect(await loadAnswerChanges(database.db, { ...asked, library, since })).toEqual({ ok: true, value: [] });
});

test('what was never published here is not made up, and neither is a question', async () => {
  const library = libraryOf('New.');
  const since = 'f'.repeat(12);
  expect(await loadAnswerChanges(database.db, { ...asked, library, since })).toEqual({
    ok: false,
    code: 'answer_not_kept',
  });
  expect(await loadAnswerChanges(database.db, { ...asked, question: 'b', library, since })).toEqual({
    ok: false,
    code: 'no_such_question',
  });
});

test('two servers that keep the same library at once keep each answer once', async () => {
  const library = libraryOf('Kept by both.');
  await Promise.all([1, 2, 3].map(() => keepAnswers(database.db, library, new Set())));
  expect(await findAnswerVersion(database.db, { hash: hashOf(library) })).toBe('Kept by both.');
});

test('every library that comes is kept, and the end waits for the one under way', async () => {
  let current = libraryOf('First.');
  let tell: (() => void) | undefined;
  const end = startKeepingAnswers(
    database.db,
    {
      library: () => current as Library,
      onChange: (listener) => {
        tell = () => listener(current as Library);
        return () => {};
      },
    },
    (error) => expect(error).toBeUndefined(),
  );
  const first = hashOf(current);
  await expect.poll(() => findAnswerVersion(database.db, { hash: first })).toBe('First.');
  current = libraryOf('Second.');
  tell?.();
  await new Promise((resolve) => setTimeout(resolve, 0));
  await end();
  expect(await findAnswerVersion(database.db, { hash: hashOf(current) })).toBe('Second.');
});

test('a database that is away is told of once, and content goes on', async () => {
  const away = await createTestDatabase();
  await away.close();
  const failures: unknown[] = [];
  const library = libraryOf('Lost for now.') as Library;
  const listeners: (() => void)[] = [];
  const end = startKeepingAnswers(
    away.db,
    {
      library: () => library,
      onChange: (listener) => {
        listeners.push(() => listener(library));
        return () => {};
      },
    },
    (error) => failures.push(error),
  );
  await expect.poll(() => failures.length).toBe(1);
  for (const listener of listeners) listener();
  await end();
  expect(failures).toHaveLength(1);
});
