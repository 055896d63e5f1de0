import { expect, test } from 'vitest';
import { splitFrontMatter } from '@/domain/content/front-matter';

test.each([
  ['plain', '---\na: 1\n---\nBody\n', 'a: 1\n', 'Body\n'],
  ['Windows line ends', '---\r\na: 1\r\n---\r\nBody\r\n', 'a: 1\r\n', 'Body\r\n'],
  ['old Macintosh line ends', '---\ra: 1\r---\rBody', 'a: 1\r', 'Body'],
  ['a byte order mark', '\uFEFF---\na: 1\n---\nBody', 'a: 1\n', 'Body'],
  ['spaces after the fences', '---  \na: 1\n--- \t\nBody', 'a: 1\n', 'Body'],
  ['a blank line before the closing fence', '---\na: 1\n\n---\nBody', 'a: 1\n\n', 'Body'],
  ['nothing after the closing fence', '---\na: 1\n---', 'a: 1\n', ''],
  ['an empty block', '---\n---\nBody', '', 'Body'],
  ['a rule in the body', '---\na: 1\n---\nBody\n\n---\nMore', 'a: 1\n', 'Body\n\n---\nMore'],
  ['an indented fence in a block text', '---\na: |\n  ---\n  x\n---\nBody', 'a: |\n  ---\n  x\n', 'Body'],
  ['four dashes inside', '---\na: 1\n----\n---\nBody', 'a: 1\n----\n', 'Body'],
])('splits front matter with %s', (_name, text, yaml, body) => {
  const split = splitFrontMatter(text);
  expect(split).toMatchObject({ kind: 'found', yaml, body });
  if (split.kind === 'found') {
    expect(text.slice(split.yamlStart).startsWith(yaml)).toBe(true);
    expect(text.slice(split.bodyStart)).toBe(body);
  }
});

test.each([
  ['no fence', 'Body\n---\nx\n---\n'],
  ['an empty file', ''],
  ['a rule of four dashes', '----\nx\n---\n'],
  ['a fence that is not on the first line', '\n---\na: 1\n---\n'],
])('finds no front matter with %s', (_name, text) => {
  expect(splitFrontMatter(text)).toMatchObject({ kind: 'none', body: text });
});

test.each([
  '---js\nprocess.exit()\n---\n',
  '--- js\nx\n---\n',
  '---coffee\nx\n---',
  '---yaml\na: 1\n---\n',
  '---json\n{}\n---',
])('refuses a fence that names a language: %j', (text) => {
  expect(splitFrontMatter(text).kind).toBe('refused');
});

test('says when front matter has no end', () => {
  expect(splitFrontMatter('---\na: 1\nBody')).toEqual({ kind: 'unclosed', fenceStart: 0 });
});
