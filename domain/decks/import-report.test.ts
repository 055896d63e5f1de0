import { expect, test } from 'vitest';
import { lossLines } from './import-report';

test('losses of one kind are one line, which counts them and names the first', () => {
  const losses = Array.from({ length: 7 }, (_, at) => ({ of: `note ${at}`, what: 'a picture' }));
  expect(lossLines([{ of: 'note 9', what: 'a sound' }, ...losses])).toEqual([
    { what: 'a sound', count: 1, of: ['note 9'] },
    { what: 'a picture', count: 7, of: ['note 0', 'note 1', 'note 2', 'note 3', 'note 4'] },
  ]);
});

test('a list without an end has one, and what is beyond it is counted', () => {
  const lines = lossLines(
    Array.from({ length: 1000 }, (_, at) => ({ of: 'x'.repeat(500), what: `${at} ${'y'.repeat(500)}` })),
  );
  expect(lines).toHaveLength(201);
  expect(lines.at(-1)).toEqual({ what: 'other things', count: 800, of: [] });
  expect(JSON.stringify(lines).length).toBeLessThan(200 * 450);
});

test('a line that is cut within a character loses that character, and nothing that Postgres cannot hold is left', () => {
  const [line] = lossLines([{ of: `${'x'.repeat(79)}🗻`, what: `a\0b${'y'.repeat(296)}🗻` }]);
  expect(line).toEqual({ what: `ab${'y'.repeat(296)}`, count: 1, of: ['x'.repeat(79)] });
});
