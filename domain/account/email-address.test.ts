import { expect, test } from 'vitest';
import { maskedEmail, parseEmailAddress } from '@/domain/account/email-address';

test.each([
  ['maya@example.com', 'maya@example.com'],
  ['  Maya.Lind+cairn@Example.COM \n', 'maya.lind+cairn@example.com'],
  ['maya\uFF20example.com', 'maya@example.com'],
  ["o'neil@sub.example.co.uk", "o'neil@sub.example.co.uk"],
])('%j is the address %s', (text, address) => {
  expect(parseEmailAddress(text)).toBe(address);
});

test.each([
  '',
  'maya',
  'maya@',
  '@example.com',
  'maya@localhost',
  'a@x.com,b@y.com',
  'a@x.com b@y.com',
  'a@b@example.com',
  '"e@attacker.com"@victim.com',
  '"maya"@example.com',
  'maya@example.com\r\nBcc: x@y.com',
  'maya@exam\u0000ple.com',
  'Maya <maya@example.com>',
  'maya(comment)@example.com',
  'maya@[127.0.0.1]',
  'ma..ya@example.com',
  '.maya@example.com',
  'maya@-example.com',
  'maya@example..com',
  'maya@example.c',
  'mäya@example.com',
  'maya@exämple.com',
  'm\u0430ya@example.com',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`,
  `${'x'.repeat(3000)}@example.com`,
])('%j is none', (text) => {
  expect(parseEmailAddress(text)).toBeNull();
});

test('a masked address keeps its ends', () => {
  expect(maskedEmail('maya@example.com')).toBe('m…a@example.com');
  expect(maskedEmail('m@example.com')).toBe('m…@example.com');
});
