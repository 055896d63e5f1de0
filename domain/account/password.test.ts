import { expect, test } from 'vitest';
import { passwordProblem } from '@/domain/account/password';

const none = () => false;

test.each([
  ['1234567', 'too_short'],
  ['\u{1F600}'.repeat(7), 'too_short'],
  ['\u{1F600}'.repeat(8), null],
  ['e\u0301'.repeat(7), 'too_short'],
  ['x'.repeat(128), null],
  ['x'.repeat(129), 'too_long'],
  ['Maya.Lind@example.com', 'common'],
  ['maya.lind', 'common'],
  ['a phrase with spaces', null],
])('%j: %s', (password, problem) => {
  expect(passwordProblem(password, 'maya.lind@example.com', none)).toBe(problem);
});

test('what the list knows is refused in any case', () => {
  const list = (password: string) => password === 'password1';
  expect(passwordProblem('PassWord1', 'a@b.co', list)).toBe('common');
});
