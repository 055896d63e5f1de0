import { expect, test } from 'vitest';
import type { Diagnostic } from '@/domain/content/diagnostic';
import { checkMarkdown, unsafeScheme } from '@/domain/content/markdown-rules';
import { reporter } from '@/domain/content/read-map';
import { sourceText } from '@/domain/content/source-text';

function rules(markdown: string): string[] {
  const found: Diagnostic[] = [];
  checkMarkdown(markdown, 0, 'answer', reporter(sourceText('a.md', markdown), found));
  return found
    .filter((each) => each.severity !== 'info')
    .map(({ rule, range }) => `${range.start.line}:${range.start.column} ${rule}`);
}

test.each<[string, string, string[]]>([
  ['plain text', 'Some *text* with `code`, a [link](https://a.b) and <kbd>x</kbd>.', []],
  ['a comparison', 'p <0.05 and a < b > c', []],
  ['an address in angle brackets', '<https://a.b> and <me@a.b>', []],
  ['an escaped tag', '\\<script> is text', []],
  ['a type with an argument', 'Use Map<string> here', ['1:8 md/unsafe-html']],
  ['code over two lines', '`a\n<script>b` c', []],
  ['a fence in a list', '1. Do\n   ```html\n   <script>\n   ```\n2. Then', []],
  ['a fence beside a list mark', '- ```html\n  <script>\n  ```\n', []],
  ['a fence in a quote', '> ```html\n> <script>\n> ```\n', []],
  ['a longer fence around a shorter', '````\n```\n<script>\n````\n', []],
  ['a fence closed with spaces after it', '```js\nx\n```  \n\nText', []],
  ['a fence without an end', 'a\n\n```js\n<script>', ['3:1 md/unclosed-fence']],
  ['a fence closed by another mark', '```js\nx\n~~~\n', ['1:1 md/unclosed-fence']],
  ['indented code', 'a\n\n    <script>\n', []],
  ['a script after code', '```\nx\n```\n<script>', ['4:1 md/unsafe-html']],
  ['a handler', 'a <b onclick="x">b</b>', ['1:6 md/unsafe-html']],
  ['a handler after a slash', '<svg/onload=x>', ['1:1 md/unsafe-html', '1:6 md/unsafe-html']],
  ['a style', '<p style="position:fixed">x</p>', ['1:4 md/unsafe-html']],
  ['a first-level heading', 'a\n\n# Head\n## Sub', ['3:1 md/h1-in-answer']],
  ['a comment in code that looks like a heading', '```sh\n# comment\n```', []],
  ['a definition', '[a]: javascript:x', ['1:6 md/unsafe-url']],
])('%s', (_name, markdown, expected) => {
  expect(rules(markdown).sort()).toEqual([...expected].sort());
});

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:x',
  'java\nscript:x',
  'java\tscript:x',
  '\u0001javascript:x',
  'javascript&colon;x',
  'javascript&#58;x',
  'javascript&#x3A;x',
  '&#106;avascript:x',
  '&#x6a;&#x61;vascript:x',
  'java&Tab;script:x',
  'java&NewLine;script:x',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/passwd',
  'blob:x',
  'javascript%3Ax',
])('%j is no address for a link', (address) => {
  expect(unsafeScheme(address)).not.toBeNull();
});

test.each([
  'https://a.b',
  'HTTP://a.b',
  'mailto:a@b.c',
  '/guides/x',
  '#question-x',
  'a/b:c',
  './x',
  '?a=b:c',
  '//a.b',
  'x#a:b',
  '100%',
])('%j is an address for a link', (address) => {
  expect(unsafeScheme(address)).toBeNull();
});

test('long texts without line breaks take no long time', () => {
  const from = performance.now();
  for (const unit of [
    '<a ',
    '`',
    '](',
    '[a](',
    '<',
    '``x`',
    '&#',
    '[x]: ',
    '> ',
    '- ',
    '<a b="',
    '~~~\n',
    '<b onx ',
    '%',
    '*a_ ',
    '](javascript:',
  ])
    rules(unit.repeat(Math.floor(200_000 / unit.length)));
  expect(performance.now() - from).toBeLessThan(10_000);
});
