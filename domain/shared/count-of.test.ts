import { expect, test } from 'vitest';
import { countOf } from '@/domain/shared/count-of';

test.each([
  [0, '0 cards'],
  [1, '1 card'],
  [2, '2 cards'],
])('%d is written as %s', (count, expected) => {
  expect(countOf(count, 'card')).toBe(expected);
});
