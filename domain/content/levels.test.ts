import { expect, test } from 'vitest';
import { levelOf } from '@/domain/content/levels';

test.each([
  ['Beginner', 'beginner'],
  ['Beginners', 'beginner'],
  ['BEGINNER', 'beginner'],
  [' intermediate ', 'intermediate'],
  ['Intermediates', 'intermediate'],
  ['Advanced', 'advanced'],
])('%j names the level %s', (topic, level) => {
  expect(levelOf(topic)).toBe(level);
});

test.each(['Core Concepts', 'Advanced Topics', '', 'constructor', '__proto__'])('%j names no level', (topic) => {
  expect(levelOf(topic)).toBeNull();
});
