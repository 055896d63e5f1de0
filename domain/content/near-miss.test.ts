import { expect, test } from 'vitest';
import { editDistance, nearMiss } from '@/domain/content/near-miss';

test.each([
  ['kitten', 'sitting', 3],
  ['topcis', 'topics', 1],
  ['', 'abc', 3],
  ['same', 'same', 0],
])('from %s to %s it takes %i edits', (from, to, edits) => {
  expect(editDistance(from, to)).toBe(edits);
});

test.each([
  ['awnser', 'answer'],
  ['Topics', 'topics'],
  ['titel', 'title'],
  ['ids', 'id'],
])('%s was meant to be %s', (word, meant) => {
  expect(nearMiss(word, ['question', 'answer', 'topics', 'title', 'id'])).toBe(meant);
});

test.each(['image', 'tags', 'x', 'a'.repeat(1_000_000)])('%.10s was meant to be nothing that is known', (word) => {
  expect(nearMiss(word, ['question', 'answer', 'topics', 'title', 'id'])).toBeNull();
});
