import { expect, test } from 'vitest';
import { publicSource } from '@/domain/content/items/public-source';

const quiz = 'quiz:\n  - id: a\n    type: boolean\n    value: true # canary\n    explanation: canary\n';

test('an answer file is shown without its items, and otherwise as it was written', () => {
  expect(publicSource(`---\nsources:\n  - https://a.b/c\n${quiz}hints: ["H"]\n---\n\nBody.\n`)).toBe(
    '---\nsources:\n  - https://a.b/c\nhints: ["H"]\n---\n\nBody.\n',
  );
  expect(publicSource(`---\n${quiz}---\nBody.\n`)).toBe('Body.\n');
  expect(publicSource('Body.\n\n---\n')).toBe('Body.\n\n---\n');
});

test.each([
  ['in another order', `---\n${quiz}id: a\n---\nB`],
  ['twice', `---\nid: a\n${quiz}${quiz}hints: [x]\n---\nB`],
  ['in a comment', `---\nid: a\n# canary\nhints: [x]\n# quiz: canary\n---\nB`],
  ['misspelt', `---\nid: a\n${quiz.replace('quiz', 'quizz')}hints: [x]\n---\nB`],
  ['broken', `---\nid: a\n${quiz}    : "\n  canary: [\nhints: [x]\n---\nB`],
  ['in a map on one line', '---\n{id: a, quiz: [{explanation: canary}], hints: [x]}\n---\nB'],
  ['in quotes', `---\nid: a\n"${quiz.replace(':', '":')}hints: [x]\n---\nB`],
  ['without an end', `---\nid: a\n${quiz}`],
  ['with returns', `---\r\nid: a\r\n${quiz.replaceAll('\n', '\r\n')}hints: [x]\r\n---\r\nB`],
  ['under an anchor', `---\nid: &x a\n${quiz}---\nB`],
  ['after a byte order mark', `\uFEFF---\nid: a\n${quiz}---\nB`],
])('items never show: %s', (_name, text) => {
  expect(publicSource(text) ?? '').not.toContain('canary');
});
