import { expect, test } from 'vitest';
import { parseDisplayName } from '@/domain/account/display-name';

test.each([
  ['  Maya   Lind ', 'Maya Lind'],
  ['Zoe\u0308', 'Zo\u00eb'],
  ['\u202Eevil', 'evil'],
  ['a\u200Bb\u2066c\u0000d\u007F', 'abcd'],
  ['one\ntwo\ttwo', 'one two two'],
  ['李小龍', '李小龍'],
  ['محمد', 'محمد'],
  ['👩‍💻 Ada', '👩‍💻 Ada'],
  ['a\u200Db', 'ab'],
])('%j becomes %j', (text, name) => {
  expect(parseDisplayName(text)).toBe(name);
});

test.each(['', '   ', '\u200B\u200E', '\u3164', 'x'.repeat(51), `a${'\u0301'.repeat(300)}`])(
  '%j is refused',
  (text) => {
    expect(parseDisplayName(text)).toBeNull();
  },
);

test('fifty characters of any script fit', () => {
  expect(parseDisplayName('é'.repeat(50))).toBe('é'.repeat(50));
  expect(parseDisplayName('字'.repeat(50))).toBe('字'.repeat(50));
});
