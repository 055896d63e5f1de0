import { expect, test } from 'vitest';
import { returnPath } from '@/domain/account/return-path';

test.each(['/settings', '/guides/sql?x=1#question-a', '/'])('%s is a place on this site', (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  null,
  undefined,
  '',
  'settings',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  ' /settings',
  '/..//evil.example',
  `/${'x'.repeat(600)}`,
])('%j leads home', (path) => {
  expect(returnPath(path)).toBe('/');
});
