import { describe, expect, test } from 'vitest';
import { buildLibrary } from '@/domain/content/build-library';
import type { Guide } from '@/domain/content/guide';
import { keyPositions, longestKeys } from '@/domain/content/items/guide-item-rules';
import { defaultConfig } from '@/domain/content/parse-config';
import { guideOf, parse } from '@/tests/content/guide-files';

/** A guide with one answer file for each quiz. */
function parsed(quizzes: readonly string[]) {
  const entries = quizzes.map((_, index) => `  - question: Q${index}\n    answer: a${index}.md\n    topics: [Core]\n`);
  const files = quizzes.map((quiz, index) => [`a${index}.md`, `---\nquiz:\n${quiz}---\nBody.\n`]);
  return parse(
    `---\ntitle: T\nquestions:\n${entries.join('')}---\n`,
    Object.fromEntries(files) as Record<string, string>,
  );
}

function said(quizzes: readonly string[]): string[] {
  return parsed(quizzes)
    .diagnostics.filter(({ severity }) => severity !== 'info')
    .map(({ rule, severity, file, range }) => `${file.split('/').at(-1)}:${range.start.line} ${severity} ${rule}`);
}

/** A single whose key stands at a position, and is the longest choice or not. */
function single(index: number, position: number, isLong: boolean, rest = ''): string {
  const texts = ['one', 'two', 'six', 'ten'].map((text, at) => (at === position && isLong ? `${text}!` : text));
  const choices = texts.map((text, at) => `      - {text: "${text}"${at === position ? ', correct: true' : ''}}\n`);
  return `  - id: i${index}\n    type: single\n    prompt: P${index}?\n    explanation: E\n    choices:\n${choices.join('')}${rest}`;
}

describe('all items of a guide', () => {
  const many = (count: number, make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index));

  test('a key that is the longest choice more often than chance makes it', () => {
    // Of 20 items with four choices, 11 or more by chance: 0.4 %; 10 or more: 1.4 %.
    expect(said(many(20, (index) => single(index, 0, index < 11)))).toEqual(['g.md:3 warning quiz/longest-correct']);
    expect(said(many(20, (index) => single(index, 0, index < 10)))).toEqual([]);
    const [found] = parsed(many(20, (index) => single(index, 0, index < 12))).diagnostics;
    expect(found?.message).toBe('the key is the longest choice in 12 of 20 items (60 %), where chance makes it 25 %');
  });

  test('positions of keys count only where the choices keep their order', () => {
    const fixed = '    shuffle: false\n';
    // 14, 2, 2, 2 of 20: chi-squared 21.6 with three degrees of freedom.
    const uneven = (index: number) => (index < 14 ? 0 : 1 + (index % 3));
    expect(said(many(20, (index) => single(index, uneven(index), false, fixed)))).toEqual([
      'g.md:3 warning quiz/key-position',
    ]);
    expect(said(many(20, (index) => single(index, uneven(index), false)))).toEqual([]);
    expect(said(many(20, (index) => single(index, index % 4, false, fixed)))).toEqual([]);
    // Too few to tell.
    expect(said(many(7, (index) => single(index, 0, false, fixed)))).toEqual([]);
  });

  test('an item that another question has already is an error; the same prompt with other code is not', () => {
    const quiz = single(0, 0, false);
    expect(said([quiz, quiz.replace('id: i0', 'id: other')])).toEqual(['a1.md:5 error quiz/duplicate-question']);
    expect(said([quiz, `${quiz}    code: x\n`])).toEqual([]);
    expect(said([quiz, quiz.replace('P0?', '"**P0?**"')])).toEqual(['a1.md:5 error quiz/duplicate-question']);
    const bare = '  - {type: boolean, value: true, explanation: E}\n';
    expect(said([bare, bare])).toEqual([]);
  });

  test('shares and positions, as `content stats` shows them', () => {
    const items = guideOf(parsed(many(8, (index) => single(index, index % 4, index < 2)))).questions.flatMap(
      (each) => each.items,
    );
    expect(longestKeys(items)).toMatchObject({ count: 2, of: 8, expected: 2 });
    expect(keyPositions(items)).toEqual({ counts: [2, 2, 2, 2], expected: [2, 2, 2, 2], chance: null });
  });
});

describe('all guides', () => {
  const named = (slug: string, quiz: string): Guide => {
    const guide = guideOf(parsed([quiz]));
    const questions = guide.questions.map((question) => ({
      ...question,
      items: question.items.map((item) => ({
        ...item,
        origin: { ...item.origin, file: `guides/${slug}/content/a0.md` },
      })),
    }));
    return { ...guide, slug: slug as Guide['slug'], seo: { ...guide.seo, title: slug }, questions };
  };
  const library = (...guides: Guide[]) =>
    buildLibrary({ guides, authors: [], diagnostics: [], places: new Map(), config: defaultConfig });

  test('an item that another guide has already is a warning', () => {
    const { diagnostics } = library(
      named('a', single(0, 0, false)),
      named('b', single(0, 0, false)),
      named('c', single(1, 0, false)),
    );
    expect(
      diagnostics.map(({ rule, severity, file, range }) => `${file}:${range.start.line} ${severity} ${rule}`),
    ).toEqual(['guides/b/content/a0.md:3 warning quiz/duplicate-question']);
  });

  test('the version of a library changes with an item, even with what does not change the edition', () => {
    const quiz = single(0, 0, false);
    const version = (each: string) => library(named('a', each)).version;
    expect(version(quiz)).toBe(version(quiz));
    expect(version(`${quiz}    difficulty: 2\n`)).not.toBe(version(quiz));
    expect(version(quiz.replace('explanation: E', 'explanation: F'))).not.toBe(version(quiz));
  });
});
