import { expect, test } from 'vitest';
import type { Guide } from '@/domain/content/guide';
import { withLastGood } from '@/domain/content/last-good';
import { guideOf, guideText, parse } from '@/tests/content/guide-files';

const texts = ['One?', 'Two?', 'Three?'];
const good = guideText(texts, 'title: T\norder: 4');
const lastGood = guideOf(parse(good));

/** What readers see after an edit: the question texts with their answers, and the title. */
function after(
  edit: (text: string) => string,
  before: Guide | null = lastGood,
  answers: Record<string, string> = {},
): { title: string; questions: string[]; kept: readonly string[] } | null {
  const mended = withLastGood(parse(edit(good), answers), before);
  return mended === null
    ? null
    : {
        title: mended.guide.title,
        questions: mended.guide.questions.map((question) => question.answer),
        kept: mended.kept,
      };
}

test('a sound edit is shown as it is', () => {
  expect(after((text) => text.replace('Answer of One', 'New'))).toEqual({
    title: 'T',
    questions: ['New?', 'Answer of Two?', 'Answer of Three?'],
    kept: [],
  });
});

test('a broken question keeps its last good version and its place; the others are new', () => {
  const broken = after((text) =>
    text.replace('question: Two?', 'question: "Two?').replace('Answer of Three', 'New three'),
  );
  expect(broken).toEqual({ title: 'T', questions: ['Answer of One?', 'Answer of Two?', 'New three?'], kept: ['two'] });
});

test('on the first load a broken question is hidden', () => {
  expect(after((text) => text.replace('question: Two?', 'question: "Two?'), null)).toMatchObject({
    questions: ['Answer of One?', 'Answer of Three?'],
    kept: [],
  });
});

test('a broken question whose text changed too is known by what stands before it', () => {
  expect(
    after((text) => text.replace('question: Two?', 'question: "Other words').replace('Answer of Two?', 'x'))?.questions,
  ).toEqual(['Answer of One?', 'Answer of Two?', 'Answer of Three?']);
});

test('a question that was taken out is gone, also while another one is broken', () => {
  const removed = after((text) =>
    text
      .replace(/ {2}- question: One\?[\s\S]*?(?= {2}- question: Two)/, '')
      .replace('question: Three?', 'question: "Three?'),
  );
  expect(removed?.questions).toEqual(['Answer of Two?', 'Answer of Three?']);
});

test('a question whose answer file is missing keeps its answer', () => {
  const withFile = good.replace('Answer of Two?', 'two.md');
  const before = guideOf(parse(withFile, { 'two.md': 'From the file.' }));
  expect(after(() => withFile, before, {})?.questions).toEqual([
    'Answer of One?',
    'From the file.',
    'Answer of Three?',
  ]);
});

test('a header field that does not fit keeps the last good header; questions are new', () => {
  const merged = withLastGood(parse(good.replace('order: 4', 'order: four').replace('Answer of One', 'New')), lastGood);
  expect(merged?.guide).toMatchObject({ order: 4, title: 'T' });
  expect(merged?.guide.questions[0]?.answer).toBe('New?');
  expect(merged?.guide.edition).not.toBe(lastGood.edition);
});

test('a file that says nothing keeps the whole guide; without an earlier version there is none', () => {
  for (const text of ['', 'no front matter', '---\ntitle: T\n', '---\n\t@\n---\n']) {
    expect(after(() => text)?.questions).toEqual(texts.map((each) => `Answer of ${each}`));
    expect(after(() => text, null)).toBeNull();
  }
});

test('a list that cannot be read keeps all questions', () => {
  expect(after((text) => text.replace('questions:\n', 'questions: none\nx:\n'))?.questions).toHaveLength(3);
});
