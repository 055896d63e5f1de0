import { describe, expect, test } from 'vitest';
import { guideOf, parse, problems } from '@/tests/content/guide-files';

/** Lines are counted from the top of the file: line 1 is the first fence. */
const sample = [
  '---', // 1
  'title: T', // 2
  'questions:', // 3
  '  - question: One?', // 4
  '    answer: one.md', // 5
  '    topics:', // 6
  '      - Beginner', // 7
  '  - question: Two?', // 8
  '    answer: The second.', // 9
  '    topics: [Core]', // 10
  '---', // 11
  'The article.', // 12
];
const answers = { 'one.md': 'The first.\n' };

/** What is said when one line of the sample is another one. */
function withLine(
  line: number,
  text: string,
  files: Record<string, string> = answers,
): { said: string[]; ids: string[] } {
  const parsed = parse(sample.map((each, index) => (index === line - 1 ? text : each)).join('\n'), files, '2026-11-24');
  return { said: problems(parsed), ids: parsed.guide?.questions.map((question) => question.id) ?? [] };
}

test('the sample has no problem', () => {
  expect(withLine(1, '---')).toEqual({ said: [], ids: ['one', 'two'] });
});

describe('one mistake, one message, at its place', () => {
  test.each<[string, number, string, string[]]>([
    ['frontmatter/missing', 1, 'text', ['g.md:1:1 frontmatter/missing']],
    ['frontmatter/refused', 1, '---js', ['g.md:1:1 frontmatter/refused']],
    ['frontmatter/unclosed', 11, '', ['g.md:1:1 frontmatter/unclosed']],
    ['a colon in a title', 2, 'title: T: more', ['g.md:2:8 yaml/block-as-implicit-key']],
    ['a backtick at the start', 4, '  - question: `x` is?', ['g.md:4:15 yaml/bad-scalar-start']],
    ['an at sign at the start', 4, '  - question: @x is?', ['g.md:4:15 yaml/bad-scalar-start']],
    ['an apostrophe in single quotes', 4, "  - question: 'What's it?'", ['g.md:4:21 yaml/unexpected-token']],
    ['an open double quote', 4, '  - question: "What?', ['g.md:4:15 yaml/missing-char']],
    ['an open bracket', 10, '    topics: [Core', ['g.md:10:13 yaml/missing-char']],
    ['a tab as indent', 5, '\tanswer: one.md', ['g.md:5:1 yaml/tab-as-indent']],
    ['a key twice', 9, '    question: Again?', ['g.md:9:5 yaml/duplicate-key']],
    ['an alias', 4, '  - question: *What', ['g.md:4:15 yaml/alias']],
    ['an anchor', 4, '  - question: &a What', ['g.md:4:18 yaml/anchor']],
    ['a tag', 4, '  - question: !!js/function x', ['g.md:4:29 yaml/tag']],
    ['a merge key', 9, '    <<: {answer: x}', ['g.md:9:5 yaml/merge']],
    ['a number sign inside of a word', 4, '  - question: How do I use C#?', []],
    ['a comment that cuts a text', 4, '  - question: How do I close issue #42?', ['g.md:4:15 text/comment-cut']],
    ['a text that YAML would convert', 9, '    answer: 1.0', ['g.md:9:13 text/number-ish']],
    ['a misspelt key', 9, '    awnser: The second.', ['g.md:9:5 schema/unknown-key']],
    ['a foreign key', 2, 'title: T\nzebra: 1', ['g.md:3:1 schema/unknown-key']],
    ['a misspelt title', 2, 'titel: T', ['g.md:2:1 schema/unknown-key']],
    ['no title', 2, '# nothing', ['g.md:3:1 schema/missing']],
    ['a question without text', 8, '  - id: two', ['g.md:8:5 schema/missing']],
    ['an empty question', 8, '  - question:', ['g.md:8:5 schema/missing']],
    ['a question that is a list', 8, '  - question: [a, b]', ['g.md:8:15 schema/type']],
    ['a question that is no map', 8, '  - just text', ['g.md:8:5 yaml/multiline-implicit-key']],
    [
      'questions that are no list',
      3,
      'questions: none\nother:',
      ['g.md:3:1 schema/type', 'g.md:4:1 schema/unknown-key', 'one.md:1:1 answer/orphan-file'],
    ],
    ['an impossible date', 2, 'title: T\ndate: 2025-02-30', ['g.md:3:7 date/invalid']],
    ['a future date', 2, 'title: T\ndate: 2027-01-01', ['g.md:3:7 date/future']],
    ['a frequency that is none', 2, 'title: T\nsitemap: {changefreq: weakly}', ['g.md:3:23 schema/enum']],
    ['a priority beyond 1', 2, 'title: T\nsitemap: {priority: 7}', ['g.md:3:21 schema/value']],
    ['an order that is no number', 2, 'title: T\norder: first', ['g.md:3:8 schema/value']],
    ['a long title for search results', 2, `title: T\nseo: {title: ${'x'.repeat(61)}}`, ['g.md:3:14 seo/title-length']],
    ['a short description for search results', 2, 'title: T\nseo: {description: short}', ['g.md:3:20 seo/description']],
    ['a relative picture address', 2, 'title: T\nseo: {ogImageUrl: /a.png}', ['g.md:3:19 seo/image-url']],
    ['an id with capitals', 9, '    id: Two\n    answer: x', ['g.md:9:9 id/bad-characters']],
    ['an alias that is no id', 9, '    aliases: [Old One]\n    answer: x', ['g.md:9:5 id/bad-characters']],
    ['no topics', 10, '    topics:', ['g.md:10:5 topic/empty']],
    [
      'an answer file that is missing',
      5,
      '    answer: onne.md',
      ['g.md:5:13 answer/missing-file', 'one.md:1:1 answer/orphan-file'],
    ],
    ['another case', 5, '    answer: One.md', ['g.md:5:13 answer/case-mismatch', 'one.md:1:1 answer/orphan-file']],
    ['a path', 5, '    answer: ../one.md', ['g.md:5:13 answer/escapes-root', 'one.md:1:1 answer/orphan-file']],
    [
      'a path with a backslash',
      5,
      '    answer: ..\\one.md',
      ['g.md:5:13 answer/escapes-root', 'one.md:1:1 answer/orphan-file'],
    ],
    ['no answer', 9, '    answer:', ['g.md:9:5 answer/empty']],
    ['the same file twice', 9, '    answer: one.md', ['g.md:9:13 answer/same-file-twice']],
    ['an ending that is missing', 2, 'title: T\nending: end.md', ['g.md:3:9 answer/missing-file']],
    ['a script in the article', 12, 'Text <script>x</script>', ['g.md:12:6 md/unsafe-html']],
    ['a script in an inline answer', 9, '    answer: Text <script>x</script>', ['g.md:9:13 md/unsafe-html']],
    ['a script in code is none', 12, 'Text `<script>x</script>`', []],
    ['an unsafe link', 12, '[x](javascript:alert)', ['g.md:12:5 md/unsafe-url']],
    ['an open code block', 12, 'Text\n\n```js\nx', ['g.md:14:1 md/unclosed-fence']],
    ['questions below the front matter', 7, '---', ['g.md:8:1 frontmatter/ended-early', 'g.md:6:5 topic/empty']],
  ])('%s', (_name, line, text, said) => {
    const found = withLine(line, text).said;
    expect(found.sort()).toEqual([...said].sort());
  });

  test('two explicit ids', () => {
    const text = [
      '---',
      'title: T',
      'questions:',
      '  - {question: A, id: x, answer: a, topics: c}',
      '  - {question: B, id: x, answer: b, topics: c}',
      '---',
    ].join('\n');
    const parsed = parse(text);
    expect(problems(parsed)).toEqual(['g.md:5:23 id/duplicate']);
    expect(guideOf(parsed).questions.map((question) => question.id)).toEqual(['x', 'x-2']);
  });

  test('two texts with one slug', () => {
    const text = [
      '---',
      'title: T',
      'questions:',
      '  - {question: What is C?, answer: a, topics: c}',
      "  - {question: 'What is C#?', answer: b, topics: c}",
      '---',
    ].join('\n');
    expect(problems(parse(text))).toEqual(['g.md:5:16 slug/collision']);
  });

  test('problems of an answer file are counted from the top of that file', () => {
    const file = '---\nhints:\n  - "x\nsources: [ftp://a.b]\n---\n# Head\n\n<iframe src="x"></iframe>\n';
    expect(withLine(1, '---', { 'one.md': file }).said).toEqual([
      'one.md:3:5 yaml/missing-char',
      'one.md:8:1 md/unsafe-html',
      'one.md:6:1 md/h1-in-answer',
      'one.md:4:11 md/unsafe-url',
    ]);
  });

  test('a byte order mark is noted, and moves no line', () => {
    const parsed = parse(`\uFEFF${sample.join('\r\n').replace('answer: one.md', 'answer: on.md')}`, answers);
    expect(problems(parsed)).toEqual([
      'g.md:1:1 file/bom',
      'g.md:5:13 answer/missing-file',
      'one.md:1:1 answer/orphan-file',
    ]);
  });
});

test('four mistakes in four questions give four messages, and the fifth question stays', () => {
  const text = [
    '---',
    'title: T',
    'questions:',
    '  - question: `a`',
    '    answer: x',
    '    topics: c',
    '  - question: a: b: c',
    '    answer: x',
    '    topics: c',
    "  - question: 'it's'",
    '    answer: x',
    '    topics: c',
    '  - question: "open',
    '    answer: x',
    '    topics: c',
    '  - question: Fine?',
    '    answer: x',
    '    topics: c',
    '---',
  ].join('\n');
  const parsed = parse(text);
  expect(problems(parsed).map((each) => each.split(' ')[0])).toEqual([
    'g.md:4:15',
    'g.md:7:15',
    'g.md:10:19',
    'g.md:13:15',
  ]);
  expect(guideOf(parsed).questions.map((question) => question.id)).toEqual(['fine']);
});

test('help names what was probably meant', () => {
  const helpOf = (line: number, text: string) =>
    parse(sample.map((each, index) => (index === line - 1 ? text : each)).join('\n'), answers).diagnostics[0]?.help ??
    '';
  expect(helpOf(9, '    awnser: x')).toContain('`answer`');
  expect(helpOf(5, '    answer: onne.md')).toContain('`one.md`');
  expect(helpOf(2, 'title: T\nsitemap: {changefreq: weakly}')).toContain('`weekly`');
});

test('a misspelt key is read as the one that was meant', () => {
  expect(
    guideOf(parse(sample.join('\n').replace('title:', 'titel:').replace('questions:', 'questons:'), answers)),
  ).toMatchObject({ title: 'T', questions: [{ id: 'one' }, { id: 'two' }] });
});
