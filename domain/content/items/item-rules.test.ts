import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '@/domain/content/diagnostic';
import type { Item } from '@/domain/quiz/item';
import { guideOf, parse } from '@/tests/content/guide-files';

const guide = '---\ntitle: T\nquestions:\n  - question: Q\n    answer: one.md\n    topics: [Core]\n---\n';

/** The quiz of one answer file: its first line is line 3, its first column is 5. */
function read(quiz: string): { items: readonly Item[]; said: string[]; found: readonly Diagnostic[] } {
  const parsed = parse(guide, { 'one.md': `---\nquiz:\n${quiz}---\nBody.\n` });
  const found = parsed.diagnostics.filter((each) => each.rule !== 'quiz/no-explanation');
  const said = found.map(
    ({ rule, severity, range }) => `${range.start.line}:${range.start.column} ${severity} ${rule}`,
  );
  return { items: guideOf(parsed).questions[0]?.items ?? [], said, found };
}

const item = (type: string, rest: string, prompt = 'P') => `  - type: ${type}\n    prompt: ${prompt}\n${rest}`;
const choices = (...each: string[]) => `    choices:\n${each.map((one) => `      - ${one}\n`).join('')}`;
const key = (text: string) => `{text: ${text}, correct: true}`;

describe('rules of one item: severity, place, and whether it can still be asked', () => {
  test.each<[string, string, string[], number]>([
    ['nothing', item('single', choices('A', key('B'))), [], 1],
    // Structure.
    ['a text as an item', '  - some text\n', ['3:5 error schema/type'], 0],
    ['no type', '  - prompt: P\n    value: true\n', ['3:5 error schema/missing'], 0],
    ['a misspelt type', item('sinlge', choices('A', key('B'))), ['3:11 error schema/enum'], 0],
    ['a misspelt key', item('boolean', '    vlaue: true\n'), ['5:5 error schema/unknown-key'], 1],
    ['a foreign key', item('boolean', '    value: true\n    zebra: 1\n'), ['6:5 warning schema/unknown-key'], 1],
    ['a key of another type', item('boolean', '    value: true\n    unit: ms\n'), ['6:5 error schema/unknown-key'], 1],
    ['no choices', item('single', ''), ['3:5 error schema/missing'], 0],
    ['a truth value that is none', item('boolean', '    value: maybe\n'), ['5:12 error schema/value'], 0],
    ['a number that is none', item('number', '    value: many\n'), ['5:12 error schema/value'], 0],
    ['a tolerance below zero', item('number', '    value: 1\n    tolerance: -1\n'), ['6:16 error schema/value'], 0],
    ['a case rule that is none', item('short', '    accept: [x]\n    case: exakt\n'), ['6:11 error schema/enum'], 0],
    ['a difficulty of six', item('boolean', '    value: true\n    difficulty: 6\n'), ['6:17 error schema/value'], 1],
    ['an id with a space', item('boolean', '    value: true\n    id: A b\n'), ['6:9 error schema/value'], 1],
    ['a list as a choice', item('single', choices('[1, 2]', key('B'))), ['6:9 error schema/type'], 0],
    ['a map as a choice', item('single', choices('{a: 1}', key('B'))), ['6:9 error schema/type'], 0],
    ['nothing as a choice', item('single', choices('', key('B'))), ['6:9 error schema/type'], 0],
    [
      'a misspelt key of a choice',
      item('single', choices('A', '{text: B, corect: true}')),
      ['7:19 error schema/unknown-key'],
      1,
    ],
    ['a comment that cuts a choice', item('single', choices('A #1', key('B'))), ['6:9 warning text/comment-cut'], 1],
    ['no accepted form', item('short', '    accept: []\n'), ['5:13 error schema/value'], 0],
    ['a script in a prompt', item('boolean', '    value: true\n', 'a <script>'), ['4:13 error md/unsafe-html'], 1],
    ['a script in a choice', item('single', choices('a <form>', key('B'))), ['6:9 error md/unsafe-html'], 1],
    // The key.
    ['no correct choice', item('single', choices('A', 'B')), ['5:5 error quiz/no-correct'], 0],
    ['two in a single', item('single', choices(key('A'), key('B'))), ['7:28 error quiz/many-correct-in-single'], 0],
    ['every one correct', item('multiple', choices(key('A'), key('B'))), ['5:5 warning quiz/all-correct'], 1],
    ['one choice', item('single', choices(key('A'))), ['5:5 error quiz/too-few-choices'], 0],
    [
      'nine choices',
      item('single', choices('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', key('I'))),
      ['5:5 warning quiz/too-many-choices'],
      1,
    ],
    ['a choice twice', item('single', choices('A b', '"*A*  `b`"', key('C'))), ['7:9 error quiz/duplicate-choice'], 0],
    ['choices that differ in case', item('single', choices('a', key('A'))), [], 1],
    // Giveaways.
    [
      'the key in the prompt',
      item('single', choices('Deadlock', key('Phantom')), 'What is a phantom read?'),
      ['7:16 warning quiz/answer-leak'],
      1,
    ],
    ['the key and a distractor in it', item('single', choices('read', key('phantom')), 'Phantom or read?'), [], 1],
    ['the key in it and in a distractor', item('single', choices('Phantom row', key('phantom')), 'A phantom?'), [], 1],
    ['a part of a word in it', item('single', choices('Dead', key('Phan')), 'What is a phantom read?'), [], 1],
    [
      'the answer in the prompt',
      item('short', '    accept: [HSTS]\n', 'What is HSTS?'),
      ['5:5 warning quiz/answer-leak'],
      1,
    ],
    [
      'a long key',
      item('single', choices('Short', 'Small', key('A very careful one'))),
      ['8:16 info quiz/longest-correct'],
      1,
    ],
    [
      'all of the above',
      item('single', choices('A', 'B', key('All of the above'))),
      ['8:16 info quiz/longest-correct', '8:16 warning quiz/all-of-the-above'],
      1,
    ],
    [
      'none of them',
      item('single', choices('Something longer than it', key('None of these.'))),
      ['7:16 info quiz/none-of-the-above'],
      1,
    ],
    [
      'a negative',
      item('single', choices('A', key('B')), 'Which of these is not safe?'),
      ['4:13 info quiz/negative-stem'],
      1,
    ],
    ['a negative in bold', item('single', choices('A', key('B')), 'Which is **not** safe?'), [], 1],
    ['a negative in code', item('single', choices('A', key('B')), 'What does `IS NOT NULL` say, `not`?'), [], 1],
    ['an absolute', item('single', choices('It always waits', key('It waits mostly'))), ['6:9 info quiz/absolutes'], 1],
    ['absolutes all over', item('single', choices('It always waits', key('It never waits'))), [], 1],
    // The other types.
    ['a decimal without tolerance', item('number', '    value: 0.5\n'), ['5:12 warning quiz/numeric-tolerance'], 1],
    ['a decimal that is printed', item('number', '    value: 0.5\n    code: x\n    asks: output\n'), [], 1],
    ['output without code', item('number', '    value: 5\n    asks: output\n'), ['6:11 error quiz/output-mismatch'], 1],
    ['a long form', item('short', `    accept: ${'word '.repeat(9)}end\n`), ['5:13 warning quiz/short-answer-open'], 1],
    ['look-around', item('short', "    accept: x\n    pattern: '(?=x)x'\n"), ['6:14 error quiz/regex-unsafe'], 0],
    ['a back-reference', item('short', "    accept: x\n    pattern: '(x)\\1'\n"), ['6:14 error quiz/regex-unsafe'], 0],
    ['a pattern of RE2', item('short', "    accept: x\n    pattern: 'x+|(?i)y{1,3}'\n"), [], 1],
    ['equal steps', item('order', '    order: [Lock, read, "**Lock**"]\n'), ['5:25 error quiz/ordering-ties'], 0],
    ['one step', item('order', '    order: [Lock]\n'), ['5:5 error quiz/too-few-choices'], 0],
    ['no gap', item('cloze', '    accept: {a: x}\n'), ['4:13 error quiz/cloze-gap-count'], 0],
    [
      'a gap without forms',
      item('cloze', '    accept: {a: x}\n', '"{{a}} {{b}}"'),
      ['5:5 error quiz/cloze-gap-count'],
      0,
    ],
    [
      'forms without a gap',
      item('cloze', '    accept: {a: x, long: y}\n', '"{{a}}"'),
      ['5:26 error quiz/cloze-gap-count'],
      0,
    ],
    [
      'a misspelt gap',
      item('cloze', '    accept: {frist: x}\n', '"{{first}}"'),
      ['5:21 error quiz/cloze-gap-count'],
      0,
    ],
    [
      '21 gaps',
      item('cloze', '    accept: {a: x}\n', `"${Array.from({ length: 21 }, (_, at) => `{{g${at}}}`).join('')}"`),
      ['4:13 error quiz/cloze-gap-count'],
      0,
    ],
    [
      'a gap that is called like a part of every object',
      item('cloze', '    accept: {a: x}\n', '"{{a}} {{constructor}}"'),
      ['5:5 error quiz/cloze-gap-count'],
      0,
    ],
    ['a gap twice', item('cloze', '    accept: {a: x}\n', '"{{a}} {{a}}"'), ['4:13 error quiz/cloze-gap-count'], 0],
    // Names.
    [
      'an id that tells',
      item('single', `${choices('A', key('Read lock'))}    id: the-read-lock\n`),
      ['7:16 info quiz/longest-correct', '8:9 warning quiz/telling-id'],
      1,
    ],
    ['an id that says true', item('boolean', '    value: true\n    id: is-true\n'), ['6:9 warning quiz/telling-id'], 1],
    [
      'an id that says correct',
      item('boolean', '    value: true\n    id: correct-one\n'),
      ['6:9 warning quiz/telling-id'],
      1,
    ],
  ])('%s', (_name, quiz, said, count) => {
    const result = read(quiz);
    expect(result.said).toEqual(said);
    expect(result.items).toHaveLength(count);
  });

  test('an item without an explanation is noted', () => {
    const parsed = parse(guide, { 'one.md': `---\nquiz:\n${item('boolean', '    value: true\n')}---\nBody.\n` });
    expect(parsed.diagnostics.map((each) => `${each.severity} ${each.rule}`)).toEqual(['info quiz/no-explanation']);
  });

  test('messages say what is wrong and what to write', () => {
    const words = (quiz: string) => read(quiz).found.map(({ message, help }) => `${message} | ${help ?? ''}`);
    expect(words(item('sinlge', ''))).toEqual([
      '`sinlge` is not a value of `type` | Did you mean `single`? It may be: single, multiple, boolean, short, number, order, cloze.',
    ]);
    expect(words(item('boolean', '    value: true\n    choices: [a]\n'))).toEqual([
      '`choices` is not a key of the type `boolean` | It belongs to: single, multiple. Remove it, or change `type`.',
    ]);
    expect(words(item('single', choices('[1, 2]', key('B'))))).toEqual([
      "a choice must be text, and is a list to YAML | Put it in quotes: `'[1, 2]'`, `'{a: 1}'`, `'a: b'`.",
    ]);
    expect(words(item('cloze', '    accept: {frist: x}\n', '"{{first}}"'))).toEqual([
      'there is no gap `{{frist}}` | Did you mean `first`?',
    ]);
    expect(words(item('short', "    accept: x\n    pattern: '(?=x)'\n"))[0]).toMatch(
      /^the pattern is not RE2: .* \| RE2 has no look-around/,
    );
  });
});

describe('a broken item hides itself only', () => {
  const good = (id: string) => `  - id: ${id}\n    type: boolean\n    prompt: ${id}?\n    value: true\n`;

  test('an item that cannot be graded leaves its neighbours and its question', () => {
    const { items, said } = read(`${good('one')}${item('single', choices('A', 'B'))}${good('two')}`);
    expect(items.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(said).toEqual(['9:5 error quiz/no-correct']);
  });

  test('so does one that YAML cannot read', () => {
    const { items, said } = read(`${good('one')}  - id: bad\n    type: single\n    prompt: "open\n${good('two')}`);
    expect(items.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(said).toEqual(['9:13 error yaml/missing-char']);
  });

  test('an id that stands twice, and an item that stands twice', () => {
    expect(read(`${good('one')}${good('one').replace('one?', 'Other?')}`)).toMatchObject({
      said: ['7:9 error quiz/duplicate-id'],
      items: [{ id: 'one', prompt: 'one?' }],
    });
    expect(read(`${good('one')}${good('one').replace('id: one', 'id: two')}`)).toMatchObject({
      said: ['9:13 error quiz/duplicate-question'],
      items: [{ id: 'one' }],
    });
  });

  test('a quiz that is no list', () => {
    expect(read('  type: single\n').said).toEqual(['2:1 error schema/type']);
  });
});
