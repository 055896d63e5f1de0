/** Items that were written to hold up the server: a megabyte of front matter is read in about the time of any other. */
import { expect, test } from 'vitest';
import { askedKey, keyHashOf } from '@/domain/content/items/item-key';
import { parseAnswer } from '@/domain/content/parse-answer';
import { cpuMsOf } from '@/tests/support/cpu-ms';

const large = 1000 * 1000;
const longest = 4000;
const quoted = (text: string) => `"${text.replace(/["\\]/g, "'")}"`;
const single = (text: string) =>
  `  - type: single\n    prompt: ${quoted(text)}\n    choices:\n      - ${quoted(text)}\n      - {text: ${quoted(`${text}b`)}, correct: true}\n`;

const strange: readonly [string, string][] = [
  ['backticks', '`'.repeat(large / 4)],
  ['backticks and letters', '`a'.repeat(large / 8)],
  ['backticks, and one more', `${'`'.repeat(large / 8)}a${'`'.repeat(large / 8 - 1)}`],
  ['stars', '*a '.repeat(large / 12)],
  ['lines', '_a_b'.repeat(large / 16)],
  ['spaces', `a${' '.repeat(large / 4)}b`],
  ['tildes', '~'.repeat(large / 4)],
  ['questions', 'which '.repeat(large / 24)],
  ['gaps', '{{a}}'.repeat(large / 20)],
  ['braces', '{'.repeat(large / 4)],
];

test.each(strange)('%s in the texts of a single', async (_name, text) => {
  const work = () => {
    const { items } = parseAnswer('a.md', `---\nquiz:\n${single(text)}---\nB\n`);
    for (const item of items) expect(keyHashOf(item) + askedKey(item, '')).toHaveLength(24);
  };
  expect(await cpuMsOf(work)).toBeLessThan(longest);
});

test.each<[string, string]>([
  ['digits', `  - {type: number, value: ${'1'.repeat(large)}x}\n`],
  ['a tolerance of digits', `  - {type: number, value: 1, tolerance: ${'1'.repeat(large)}x}\n`],
  ['spaces in code', `  - type: boolean\n    value: true\n    code: ${quoted(`a${' '.repeat(large)}b`)}\n`],
  ['a long pattern', `  - {type: short, accept: x, pattern: ${quoted('(a?){1000}'.repeat(large / 10))}}\n`],
  ['a pattern that grows', `  - {type: short, accept: x, pattern: '((((a{1,100}){1,100}){1,100}){1,100})'}\n`],
  [
    'gaps by the thousand',
    `  - type: cloze\n    accept: {a: x}\n    prompt: ${quoted(Array.from({ length: 50_000 }, (_, at) => `{{g${at}}}`).join(' '))}\n`,
  ],
  ['items by the thousand', '  - {type: boolean, value: true}\n'.repeat(5000)],
  ['a hundred large items', Array.from({ length: 100 }, (_, at) => single(`${at} ${'_a*`b` '.repeat(400)}`)).join('')],
])('%s', async (_name, quiz) => {
  const work = () => {
    const { diagnostics, isWhole } = parseAnswer('a.md', `---\nquiz:\n${quiz}---\nB\n`);
    expect(isWhole || diagnostics.length > 0).toBe(true);
  };
  expect(await cpuMsOf(work)).toBeLessThan(longest);
});
