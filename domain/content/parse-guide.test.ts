import { describe, expect, test } from 'vitest';
import type { Guide } from '@/domain/content/guide';
import { guideOf, guideText, parse, problems } from '@/tests/content/guide-files';

/** A guide whose header holds these lines, with one question. */
function withHeader(lines: string): Guide {
  return guideOf(parse(guideText(['What?'], lines)));
}

describe('every optional key', () => {
  test.each<[string, string, Partial<Guide>]>([
    ['order', 'title: T\norder: 12', { order: 12 }],
    ['a quoted order', 'title: T\norder: "3"', { order: 3 }],
    ['no order: last', 'title: T', { order: 1000 }],
    [
      'titles fall back to `title`',
      'title: T',
      { title: 'T', briefTitle: 'T', seo: { title: 'T', description: '', keywords: [], ogImageUrl: null } },
    ],
    [
      'titles in quotes with extras',
      'title: \'50 "real" questions (+ Quiz!)\'\nbriefTitle: Brief',
      { title: '50 "real" questions (+ Quiz!)', briefTitle: 'Brief' },
    ],
    ['a title that looks like a number', 'title: 1.0', { title: '1.0' }],
    ['descriptions', 'title: T\ndescription: D\nbriefDescription: B', { description: 'D', briefDescription: 'B' }],
    ['isNew', 'title: T\nisNew: true', { isNew: true }],
    ['isNew left empty', 'title: T\nisNew:', { isNew: false }],
    ['authorId', 'title: T\nauthorId: jane', { authorId: 'jane' }],
    ['an unquoted date', 'title: T\ndate: 2025-03-04', { date: '2025-03-04' }],
    ['a date with a time', "title: T\ndate: '2025-03-04T10:00:00Z'", { date: '2025-03-04' }],
    ['math', 'title: T\nmath: true', { math: true }],
    [
      'sitemap with numbers',
      'title: T\nsitemap:\n  priority: 1\n  changefreq: weekly',
      { sitemap: { priority: 1, changefreq: 'weekly' } },
    ],
    [
      'sitemap with strings',
      "title: T\nsitemap:\n  priority: '0.5'\n  changefreq: 'daily'",
      { sitemap: { priority: 0.5, changefreq: 'daily' } },
    ],
    ['relatedGuidesId as one name', 'title: T\nrelatedGuidesId: backend', { relatedGuideIds: ['backend'] }],
    ['relatedGuidesId as a list', 'title: T\nrelatedGuidesId: [a, b]', { relatedGuideIds: ['a', 'b'] }],
    [
      'the older relatedGuides',
      "title: T\nrelatedTitle: Other Guides\nrelatedGuides:\n  'What’s “new”: a look': /guides/x\n  Next.js: https://a.b/c",
      {
        relatedTitle: 'Other Guides',
        relatedLinks: [
          { title: 'What’s “new”: a look', href: '/guides/x' },
          { title: 'Next.js', href: 'https://a.b/c' },
        ],
      },
    ],
    [
      'seo',
      "title: T\nseo:\n  title: S\n  description: D\n  keywords:\n    - 'a b'\n    - c\n  ogImageUrl: 'https://a.b/c.png'",
      {
        seo: { title: 'S', description: 'D', keywords: ['a b', 'c'], ogImageUrl: 'https://a.b/c.png' },
      },
    ],
  ])('%s', (_name, lines, expected) => {
    expect(withHeader(lines)).toMatchObject(expected);
  });

  test('a guide without questions, and one without a body', () => {
    expect(guideOf(parse('---\ntitle: T\n---\n\n\n'))).toMatchObject({ questions: [], body: '' });
    expect(guideOf(parse('---\ntitle: T\nquestions:\n---\nBody'))).toMatchObject({ questions: [], body: 'Body' });
  });

  test('an ending stands after the questions and is no orphan', () => {
    const parsed = parse(guideText(['What?'], 'title: T\nending: end.md'), { 'end.md': 'The end.' });
    expect(guideOf(parsed).ending).toBe('The end.');
    expect(problems(parsed)).toEqual([]);
  });
});

describe('questions', () => {
  const entry = (lines: string) => `---\ntitle: T\nquestions:\n${lines}---\n`;

  test.each<[string, string, string, string | null]>([
    ['a file', '  - question: Q\n    answer: one.md\n', 'From the file.', 'guides/g/content/one.md'],
    [
      'a file named in a block text',
      '  - question: Q\n    answer: |\n      one.md\n',
      'From the file.',
      'guides/g/content/one.md',
    ],
    ['text', '  - question: Q\n    answer: Just text.\n', 'Just text.', null],
    ['text that ends in a file name', '  - question: Q\n    answer: Read the README.md\n', 'Read the README.md', null],
    ['a number', '  - question: Q\n    answer: 42\n', '42', null],
    ['null', '  - question: Q\n    answer: null\n', 'null', null],
    [
      'a block text with code',
      '  - question: Q\n    answer: |\n      Code:\n\n      ```js\n      {/* x */}\n      ```\n',
      'Code:\n\n```js\n{/* x */}\n```\n',
      null,
    ],
    ['a folded text', '  - question: Q\n    answer: >-\n      a\n      b\n', 'a b', null],
  ])('the answer may be %s', (_name, lines, answer, answerFile) => {
    const parsed = parse(entry(lines), { 'one.md': 'From the file.' });
    expect(guideOf(parsed).questions).toMatchObject([{ answer, answerFile }]);
  });

  test.each([
    ['How do you use .apply()?', 'How do you use .apply()?'],
    ['10+2+"9"', '10+2+"9"'],
    ['What is the difference between == and ===?', 'What is the difference between == and ===?'],
    ["What does 'use strict' do", "What does 'use strict' do"],
    ["'What''s `this`?'", "What's `this`?"],
    ['"Quoted: with a colon"', 'Quoted: with a colon'],
    ['What is 100%?', 'What is 100%?'],
    ['007', '007'],
    ['Is “this” quoted?', 'Is “this” quoted?'],
  ])('the text %s is kept as written', (written, text) => {
    expect(guideOf(parse(entry(`  - question: ${written}\n    answer: A\n`))).questions[0]?.text).toBe(text);
  });

  test('topics: any names, in order, without repeats; the first that names a level is the level', () => {
    const [question] = guideOf(
      parse(entry('  - question: Q\n    answer: A\n    topics: [Core Concepts, Beginners, Core Concepts]\n')),
    ).questions;
    expect(question).toMatchObject({ topics: ['Core Concepts', 'Beginners'], level: 'beginner' });
  });

  test('odd layouts: spaces after values, items at the indent of their key, four spaces', () => {
    const text =
      '---\ntitle: T  \nquestions:   \n    - question: One?  \n      answer: A\n      topics:\n      - Beginner  \n    - question: Two?\n      answer: B\n      topics:  \n      - Core\n\n---';
    expect(guideOf(parse(text)).questions.map(({ text: asked, topics }) => [asked, topics])).toEqual([
      ['One?', ['Beginner']],
      ['Two?', ['Core']],
    ]);
  });

  test('the answer file may hold an id, aliases, hints, sources and graded items', () => {
    const file =
      '---\nid: from-file\naliases: [older]\nrevision: 2\nhints: ["Count."]\nsources: ["https://a.b/c"]\nquiz:\n  - type: single\n    explanation: E\n    choices: [{text: "2"}, {text: "3", correct: true}]\n---\nThe answer.\n';
    const parsed = parse(entry('  - question: Q\n    answer: one.md\n    topics: [Core]\n    aliases: [oldest]\n'), {
      'one.md': file,
    });
    expect(problems(parsed)).toEqual([]);
    expect(guideOf(parsed).questions[0]).toMatchObject({
      id: 'from-file',
      aliases: ['oldest', 'older'],
      hints: ['Count.'],
      sources: ['https://a.b/c'],
      answer: 'The answer.\n',
      items: [{ type: 'single', choices: [{ text: '2' }, { text: '3', correct: true }] }],
    });
  });

  test('a line across the top of an answer is no front matter', () => {
    const answers = { 'one.md': '---\nSome text.\n\n---\nMore.', 'two.md': '---\nNo end at all' };
    const parsed = parse(
      entry(
        '  - question: Q\n    answer: one.md\n    topics: [Core]\n  - question: R\n    answer: two.md\n    topics: [Core]\n',
      ),
      answers,
    );
    expect(guideOf(parsed).questions.map(({ answer }) => answer)).toEqual(Object.values(answers));
    expect(problems(parsed)).toEqual([]);
  });

  test('at most 2,000 are taken, and the author is told', () => {
    const many = `---\ntitle: T\nquestions:\n${Array.from({ length: 2010 }, (_, index) => `  - question: Q${index}\n    answer: A\n    topics: Core\n`).join('')}---\n`;
    const parsed = parse(many);
    expect(guideOf(parsed).questions).toHaveLength(2000);
    expect(problems(parsed)).toEqual(['g.md:3:1 schema/value']);
  });
});

describe('edition and revision', () => {
  const first = guideOf(parse(guideText(['One?', 'Two?'])));

  test('the edition changes with a word of an answer, a question or the article', () => {
    for (const [from, to] of [
      ['Answer of One', 'Answer to One'],
      ['question: Two', 'question: Three'],
      ['The article', 'An article'],
    ] as const) {
      expect(guideOf(parse(guideText(['One?', 'Two?']).replace(from, to))).edition).not.toBe(first.edition);
    }
  });

  test('the edition stays when only the order number or white space of the YAML changes', () => {
    expect(guideOf(parse(guideText(['One?', 'Two?'], 'title:   T\norder: 7'))).edition).toBe(first.edition);
  });

  test('the revision of a question changes with its words, not with emphasis, case or spaces', () => {
    const revision = (answer: string) =>
      guideOf(parse(`---\ntitle: T\nquestions:\n  - question: Q\n    answer: ${answer}\n---\n`)).questions[0]?.revision;
    expect(revision('It is **so**.')).toBe(revision('it  is so.'));
    expect(revision('It is so.')).not.toBe(revision('It is not so.'));
  });
});
