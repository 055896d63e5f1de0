import { expect, test } from 'vitest';
import { firstWords } from './first-words';

test('the first words of a Markdown text, cut between two of them', () => {
  expect(firstWords('What is **one**?')).toBe('What is one?');
  const long = firstWords(`\`A\` ${'word '.repeat(40)}`);
  expect(long).toMatch(/^A word word .* word …$/);
  expect(long.length).toBeLessThanOrEqual(92);
  expect(firstWords('x'.repeat(200))).toBe(`${'x'.repeat(90)} …`);
  expect(firstWords('')).toBe('');
});
