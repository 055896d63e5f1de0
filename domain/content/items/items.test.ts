import { describe, expect, test } from 'vitest';
import type { Item } from '@/domain/quiz/item';
import { guideOf, parse } from '@/tests/content/guide-files';

const guide = '---\ntitle: T\nquestions:\n  - question: Q\n    answer: one.md\n    topics: [Core]\n---\n';

function guideWith(quiz: string) {
  return guideOf(parse(guide, { 'one.md': `---\nquiz:\n${quiz}---\nBody.\n` }));
}

function read(quiz: string): Item {
  const item = guideWith(quiz).questions[0]?.items[0];
  if (item === undefined) throw new Error('there is no item');
  return item;
}

const single = (rest: string) => `  - id: a\n    type: single\n    prompt: What?\n    choices:\n${rest}`;

describe('reading an item', () => {
  test('texts are kept as they are written, whatever YAML takes them for', () => {
    const texts = ['null', '~', 'true', '1.0', '0x1F', '007', '1e3', '-0', '2026-01-01', '`a`', 'a  b'];
    const written = texts.map((text) => `      - ${text.startsWith('`') ? `'${text}'` : text}\n`).join('');
    const item = read(single(`${written}      - text: K\n        correct: yes\n`));
    expect(item.type === 'single' && item.choices.map(({ text }) => text)).toEqual([...texts, 'K']);
  });

  test('code keeps its indent and loses its last line break; a fence may be a choice', () => {
    const item = read(
      single(
        '      - A\n      - correct: true\n        text: |\n          ```text\n            x\n          ```\n    code: |2\n        indented\n      less\n\n    language: SQL\n',
      ),
    );
    expect(item).toMatchObject({
      code: '  indented\nless',
      language: 'sql',
      choices: [{ text: 'A' }, { text: '```text\n  x\n```' }],
    });
  });

  test('every type, with what is left out', () => {
    const items = guideWith(
      [
        '  - {type: boolean, value: no, prompt: a}',
        '  - {type: short, accept: 404, prompt: b}',
        '  - {type: number, value: 1e3, tolerance: 5 %, unit: ms, prompt: c}',
        '  - {type: number, value: -200, tolerance: "5%", prompt: d}',
        '  - {type: number, value: .5, tolerance: 0.1, prompt: e}',
        '  - {type: order, order: [x, y], prompt: f}',
        '  - {type: cloze, prompt: "{{b}} {{a}} {{ c }}", accept: {a: x, b: [y, Y]}, case: exact, spacing: ignore}',
        '  - {type: multiple, choices: [x, {text: y, correct: true}], shuffle: false, hints: Think, difficulty: 2}',
        '',
      ].join('\n'),
    ).questions[0]?.items;
    expect(items).toMatchObject([
      { type: 'boolean', value: false, code: null, language: null, asksOutput: false, hints: [], difficulty: null },
      { type: 'short', accept: ['404'], pattern: null, rules: { case: 'ignore', spacing: 'collapse' } },
      { type: 'number', value: 1000, tolerance: 50, unit: 'ms' },
      { type: 'number', value: -200, tolerance: 10, unit: null },
      { type: 'number', value: 0.5, tolerance: 0.1 },
      { type: 'order', order: [{ text: 'x' }, { text: 'y' }] },
      {
        type: 'cloze',
        gaps: [
          { name: 'b', accept: ['y', 'Y'] },
          { name: 'a', accept: ['x'] },
        ],
        rules: { case: 'exact', spacing: 'ignore' },
      },
      { type: 'multiple', prompt: null, shuffle: false, hints: ['Think'], difficulty: 2 },
    ]);
  });

  test('an item says where it stands', () => {
    expect(read(single('      - A\n      - {text: B, correct: true}\n')).origin).toEqual({
      file: 'guides/g/content/one.md',
      line: 3,
    });
  });
});

describe('names and fingerprints', () => {
  const two = (key: string, other = 'A', rest = '') =>
    read(single(`      - ${other}\n      - {text: ${key}, correct: true}\n${rest}`));

  test('an address of 12 hex digits out of guide, question and id: rewording keeps it, another id does not', () => {
    const item = two('B');
    expect(item.ref).toMatch(/^[0-9a-f]{12}$/);
    expect(read(single('      - C\n      - {text: D, correct: true}\n').replace('What?', 'Which?')).ref).toBe(item.ref);
    expect(read(single('      - A\n      - {text: B, correct: true}\n').replace('id: a', 'id: b')).ref).not.toBe(
      item.ref,
    );
  });

  test('without an id, a fingerprint of type, prompt, code and choices, but not of the key', () => {
    const named = (quiz: string) => read(quiz.replace('id: a\n    ', '')).id;
    const base = single('      - A\n      - {text: B, correct: true}\n');
    expect(named(base)).toMatch(/^[0-9a-f]{12}$/);
    expect(named(single('      - {text: A, correct: true}\n      - B\n'))).toBe(named(base));
    expect(named(`${base}    explanation: E\n`)).toBe(named(base));
    for (const other of [base.replace('What?', 'Which?'), base.replace('- A', '- C'), `${base}    code: x\n`])
      expect(named(other)).not.toBe(named(base));
  });

  test('ids of choices and steps are opaque, unique, and stay when the order changes', () => {
    const item = two('B', '{text: A, id: correct}');
    if (item.type !== 'single') throw new Error('not a single');
    const ids = item.choices.map(({ id }) => id);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(new Set(ids).size).toBe(2);
    const turned = read(single('      - {text: B, correct: true}\n      - {text: A, id: correct}\n'));
    expect(turned.type === 'single' && turned.choices.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    const same = read(single('      - {text: A, id: x}\n      - {text: B, id: x, correct: true}\n'));
    expect(same.type === 'single' && new Set(same.choices.map(({ id }) => id)).size).toBe(2);
  });

  test('formatting does not change the hash of the key; another key does', () => {
    const base = two('a key').keyHash;
    for (const same of ['"a  key"', '"**a** key"', '"`a key`"', '"a `key`"']) expect(two(same).keyHash).toBe(base);
    expect(two('a key', 'Other').keyHash).toBe(base);
    for (const other of ['A key', 'a keys', 'akey', 'a_key']) expect(two(other).keyHash).not.toBe(base);
  });

  test('the hash of the key follows what is graded, for each type', () => {
    const hash = (quiz: string) => read(`  - ${quiz}\n`).keyHash;
    const differ = (...quizzes: string[]) => expect(new Set(quizzes.map(hash)).size).toBe(quizzes.length);
    differ('{type: boolean, prompt: a, value: true}', '{type: boolean, prompt: a, value: false}');
    differ(
      '{type: number, value: 1}',
      '{type: number, value: 2}',
      '{type: number, value: 1, tolerance: 1}',
      '{type: number, value: 1, unit: s}',
    );
    differ('{type: order, order: [x, y]}', '{type: order, order: [y, x]}');
    differ(
      '{type: short, accept: x}',
      '{type: short, accept: y}',
      '{type: short, accept: X, case: exact}',
      '{type: short, accept: x, pattern: y}',
    );
    differ('{type: cloze, prompt: "{{a}}", accept: {a: x}}', '{type: cloze, prompt: "{{a}}", accept: {a: y}}');
    expect(hash('{type: short, accept: [x, y]}')).toBe(hash('{type: short, accept: ["Y ", x]}'));
    expect(hash('{type: boolean, prompt: a, value: yes}')).toBe(hash('{type: boolean, prompt: b, value: true}'));
  });

  test('the revision changes with all that is seen or graded, and not with the author’s guess', () => {
    const base = two('B').revision;
    for (const rest of ['    explanation: E\n', '    code: x\n', '    hints: [H]\n', '    shuffle: false\n'])
      expect(two('B', 'A', rest).revision).not.toBe(base);
    expect(two('B', 'A', '    difficulty: 4\n').revision).toBe(base);
  });

  test('without a prompt, the question’s text is part of the revision', () => {
    const quiz = '  - {id: a, type: boolean, value: true}\n';
    const answers = { 'one.md': `---\nquiz:\n${quiz}---\nBody.\n` };
    const other = guideOf(
      parse(guide.replace('question: Q', 'question: R').replace('answer', 'id: one\n    answer'), answers),
    );
    expect(other.questions[0]?.items[0]?.revision).not.toBe(read(quiz).revision);
    expect(other.questions[0]?.items[0]?.ref).toBe(read(quiz).ref);
  });

  test('an edition changes with its items', () => {
    const edition = (quiz: string) => guideWith(quiz).edition;
    const base = single('      - A\n      - {text: B, correct: true}\n');
    expect(edition(`${base}    difficulty: 3\n`)).toBe(edition(base));
    expect(edition(`${base}    explanation: E\n`)).not.toBe(edition(base));
    expect(edition(base.replace('id: a', 'id: b'))).not.toBe(edition(base));
  });
});
