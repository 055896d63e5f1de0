import { expect, test } from 'vitest';
import { percent } from './plan-words';

test('an expectation short of certainty is never said to be 100%', () => {
  expect(percent(0.997)).toBe('over 99%');
  expect(percent(0.994)).toBe('99%');
  expect(percent(1)).toBe('100%');
  expect(percent(0)).toBe('0%');
});
