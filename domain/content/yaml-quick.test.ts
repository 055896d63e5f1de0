import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitFrontMatter } from '@/domain/content/front-matter';
import { readPlainYaml } from '@/domain/content/yaml-quick';
import { parseAnyYaml, type YamlNode } from '@/domain/content/yaml-tree';

/** Where collections and blocks end is not promised; everything else is. */
function shape(node: YamlNode): unknown {
  if (node.kind === 'list') return { ...node, end: 0, items: node.items.map(shape) };
  if (node.kind === 'map')
    return { ...node, end: 0, entries: node.entries.map(({ value, ...entry }) => ({ ...entry, value: shape(value) })) };
  return node.kind === 'null' ? { kind: 'null' } : { ...node, end: 0 };
}

function expectSame(text: string): boolean {
  const quick = readPlainYaml(text, 7);
  if (quick === null) return false;
  const full = parseAnyYaml(text, 7);
  expect(full.problems, JSON.stringify(text)).toEqual([]);
  expect(shape(quick), JSON.stringify(text)).toEqual(shape(full.root));
  return true;
}

test.each([
  'a: 1\nb:\n  - x\n  - y: 2\n    z: 3\n',
  "questions:\n- question: What is `x`?\n  topics:\n  - A\n  - B\n- question: \"Quoted: yes\"\n  answer: |\n    one\n\n    ```js\n      two\n    ```\n\nseo:\n  title: 'It''s'\n",
  'relatedGuides:\n  \'a: b\': /x\n  "c": /y\n',
  'a:\nb: x  \nc:   y\n',
  'a: |-\n  x\n  y\nb: http://a.b:80/#c\n',
  'a: x\r\nb:\r\n  - y\r\n',
  "choices: [{text: '2'}]\n".replace('[{', '\n  - {').replace('}]', ', correct: true}'),
  'topics: [Core Concepts, "b", c]\n',
])('plain front matter is read, and as the full parser reads it: %j', (text) => {
  expect(expectSame(text)).toBe(true);
});

test.each([
  'a: b: c\n',
  'a: [[1]]\n',
  'a: {b: [c]}\n',
  'a: [x\n',
  'a: [x] y\n',
  'a: {b:c}\n',
  'a: [x: y]\n',
  'a: x # c\n',
  '# c\na: x\n',
  'a: x\n  y\n',
  'a: "x\\n"\n',
  'a: \tx\n',
  'a: x\na: y\n',
  'a: |\n\n  x\n',
  'a: >\n  x\n',
  'a: *x\n',
  'a: &x y\n',
  'a: !t x\n',
  '- a\n-\n',
  'a: x',
  '',
  '? a\n',
  'a: - b\n',
  "a: 'x' y\n",
  'a: x:\n',
  '<<: a\n',
  'a: @x\n',
])('everything else is left to the full parser: %j', (text) => {
  expect(readPlainYaml(text, 0)).toBeNull();
});

const piece = fc.constantFrom(
  'a',
  'key',
  ': ',
  ':',
  '- ',
  '-',
  '\n',
  '\n  ',
  '\n    ',
  ' ',
  '  ',
  '"',
  "'",
  "''",
  '|',
  '|-',
  '#',
  ' #',
  '[',
  ']',
  '{',
  ',',
  '&',
  '*',
  '!',
  '>',
  '?',
  '%',
  '@',
  '`',
  '\t',
  '\r\n',
  '\\',
  'x: y\n',
  'list:\n  - a\n  - b\n',
  'é',
  '~',
  'null',
  '---',
  '...',
  '\uFEFF',
  '\u2028',
  '\u0085',
  '=',
);

const line = fc.tuple(
  fc.constantFrom('', '', '', '  ', '  ', '    ', ' '),
  fc.constantFrom('', '', '- ', '- - '),
  fc.nat(9).map((index) => (index > 7 ? '' : `k${index}: `)),
  fc.constantFrom(
    '',
    'x',
    'x y ',
    "'q'",
    "'it''s'",
    '"q"',
    '|',
    '|-',
    '1.0',
    'a-b',
    'x#y',
    'a:b',
    '-x',
    '?x',
    '(x)',
    '=x',
    '\u2028x',
    'é',
    '~',
    '[a, b]',
    "{a: 'x', b: y z}",
    '[]',
    '{}',
    '[a,b]',
    '{a: }',
    '[ a ]',
    '[\'\', ""]',
    '[a b, c-d]',
    '{a b: c}',
    '[- a]',
    '{a: b, a: c}',
  ),
);
const lines = fc
  .array(line, { minLength: 1, maxLength: 8 })
  .map((all) => `${all.map((parts) => parts.join('')).join('\n')}\n`);
const pieces = fc.array(piece, { maxLength: 24 }).map((all) => `${all.join('')}\n`);

test('whatever it reads, the full parser reads in the same way', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.oneof(lines, pieces), (text) => {
      if (expectSame(text)) read += 1;
    }),
    { numRuns: 6000, seed: 20261124 },
  );
  expect(read).toBeGreaterThan(100);
});

const sample = `order: 1
title: 'It''s here'
seo:
  title: "S"
  keywords:
    - 'a b'
    - c
questions:
  - question: What is 1?
    answer: |
      One

        two
    topics:
      - Beginner
  - question: How?
    id: how
    answer: how.md
    topics: [Core Concepts, 'b']
quiz:
- type: single
  choices:
    - {text: 'x', correct: true}
empty:
`;

test('a plain text with small edits is read as the full parser reads it, or left to it', () => {
  let read = 0;
  const edit = fc.record({ at: fc.nat(sample.length), removed: fc.nat(2), added: fc.oneof(piece, fc.constant('')) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 2 }), (edits) => {
      if (
        expectSame(
          edits.reduce((text, { at, removed, added }) => text.slice(0, at) + added + text.slice(at + removed), sample),
        )
      )
        read += 1;
    }),
    { numRuns: 2000, seed: 20261124 },
  );
  expect(read).toBeGreaterThan(500);
});

test('the front matter of our own guides is read in this way, and rightly', () => {
  const files = readdirSync('content/guides', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  let read = 0;
  for (const file of files) {
    const split = splitFrontMatter(readFileSync(path.join('content/guides', file), 'utf8'));
    if (split.kind === 'found' && expectSame(split.yaml)) read += 1;
  }
  expect(read).toBeGreaterThan(0);
});
