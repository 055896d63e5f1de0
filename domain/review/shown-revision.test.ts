import { expect, test } from 'vitest';
import type { Question } from '@/domain/content/guide';
import { hasAnswerChanged, shownRevision } from '@/domain/review/shown-revision';
import { guideOf, parse } from '@/tests/content/guide-files';

function question(text: string, answer: string): Question {
  const [found] = guideOf(
    parse(`---\ntitle: T\nquestions:\n  - question: ${text}\n    id: q\n    answer: ${answer}\n---\n`),
  ).questions;
  if (found === undefined) throw new Error('there is no question');
  return found;
}

const seen = question('What is it?', 'It is so.');

test.each([
  ['nothing changed', question('What is it?', 'It is so.'), false],
  ['the question was reworded', question('What might it be?', 'It is so.'), false],
  ['the answer got emphasis', question('What is it?', 'It is **so**.'), false],
  ['the answer says something else', question('What is it?', 'It is not so.'), true],
])('when %s, the answer has changed: %#', (_, now, expected) => {
  expect(hasAnswerChanged(shownRevision(seen), now)).toBe(expected);
});

test('of a review from before, nothing is claimed', () => {
  expect(hasAnswerChanged(seen.revision, question('What is it?', 'Other.'))).toBe(false);
  expect(hasAnswerChanged('', seen)).toBe(false);
  expect(shownRevision(seen).length).toBeLessThanOrEqual(64);
});
