import { describe, expect, test } from 'vitest';
import type { Guide, Question } from '@/domain/content/guide';
import type { Library } from '@/domain/content/library';
import { excerpt, markMatches } from '@/domain/search/excerpt';
import { plainText } from '@/domain/search/plain-text';
import { buildSearchIndex, searchTerms } from '@/domain/search/search-index';

function question(id: string, text: string, answer: string): Question {
  const ids = {
    id: id as Question['id'],
    aliases: [],
    answerFile: null,
    hints: [],
    sources: [],
    items: [],
    revision: '',
    answerHash: '',
  };
  return { ...ids, text, answer, topics: ['Beginner'], level: 'beginner', origin: { file: 'f', line: 1 } };
}

const guide = {
  slug: 'backend',
  file: 'guides/backend/backend.md',
  order: 1,
  title: 'Backend interviews',
  briefTitle: 'Backend',
  description: '',
  authorId: null,
  relatedGuideIds: [],
  seo: { title: '', description: '', keywords: [], ogImageUrl: null },
  body: 'How such rounds go.',
  modifiedAt: 0,
  questions: [
    question('message-queue', 'What is a message queue?', 'It needs idempotency in its consumers. A naïve one breaks.'),
    question('idempotency', 'How do you make an API idempotent?', 'With a key.'),
    question(
      'arrow',
      'What is an arrow function?',
      'A function without a this of its own: in a window it is that window.',
    ),
    {
      ...question('ranks', 'How do ranks treat ties?', 'A window function.'),
      topics: ['Beginner', 'Window functions'],
    },
    question('locks', 'How do locks work?', 'Use `FOR UPDATE SKIP LOCKED` in C++ or C#.'),
  ],
} as unknown as Guide;
const index = buildSearchIndex({ guides: [guide] } as unknown as Library);
const found = (query: string) => index.find(query, 10).map((each) => each.question || each.slug);

describe('search', () => {
  test.each([
    ['idempotency', 'idempotency'],
    ['idempotancy', 'idempotency'],
    ['idempo', 'idempotency'],
    ['skip locked', 'locks'],
    ['C#', 'locks'],
    ['naive', 'message-queue'],
    ['backend interviews', 'backend'],
    ['what is a queue', 'message-queue'],
    ['what is a window function', 'ranks'],
  ])('%s finds %s first', (query, expected) => {
    expect(found(query)[0]).toBe(expected);
  });
  test('all words must occur, unless nothing has them all', () => {
    expect(found('locks consumers')).toEqual(expect.arrayContaining(['locks', 'message-queue']));
    expect(found('message consumers')).toEqual(['message-queue']);
  });
  test('nothing is found for nothing, for words that are nowhere, and a huge query is no trouble', () => {
    expect(found('')).toEqual([]);
    expect(found('zzzzqqqq')).toEqual([]);
    expect(found('x'.repeat(100_000))).toEqual([]);
  });
});

test('words are folded, and languages keep their signs', () => {
  expect(searchTerms('Naïve C++ / C# caf\u00e9')).toEqual(['naive', 'c++', 'c#', 'cafe']);
});

test('plain text keeps the words and the code of Markdown', () => {
  expect(plainText('## A\n\n- **b** [c](/d)\n\n```sql\nSELECT 1;\n```\n')).toBe('A b c SELECT 1;');
});

test('plain text reads a table as lists of its cells, and takes emphasis off words but not off code', () => {
  expect(plainText('| method | safe |\n| --- | :-: |\n| GET | yes |\n')).toBe('method, safe. GET, yes.');
  expect(plainText('*Safe* means (*really*) so.')).toBe('Safe means (really) so.');
  expect(plainText('`select a * b * c, count(*) from t`')).toBe('select a * b * c, count(*) from t');
});

test('an excerpt shows the first match, cut at words, with the matches told apart', () => {
  const text = `${'word '.repeat(60)}needle ${'more '.repeat(60)}`;
  const parts = excerpt(text, ['needle'], 100);
  expect(parts.filter((part) => part.isMatch).map((part) => part.text)).toEqual(['needle']);
  expect(parts.map((part) => part.text).join('').length).toBeLessThan(110);
  expect(
    excerpt('a (b) c', ['(b'], 50)
      .map((part) => part.text)
      .join(''),
  ).toBe('a (b) c');
});

test('a title is shown whole, also when its match comes late', () => {
  const title = 'How do you turn rows into columns, such as revenue per month, with one query and a FILTER clause?';
  const parts = markMatches(title, ['filter']);
  expect(parts.map((part) => part.text).join('')).toBe(title);
  expect(parts.filter((part) => part.isMatch)).toEqual([{ text: 'FILTER', isMatch: true }]);
});
