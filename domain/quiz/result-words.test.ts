import { expect, test } from 'vitest';
import type { FinishedAttempt } from '@/domain/quiz/attempt-view';
import { intervalSentence, resultSentence } from './result-words';

const score = { points: 0, items: 4, byLevel: [], interval: { low: 6, high: 27 } };
const missed = (...topics: string[]) =>
  ({
    score,
    graded: {},
    items: topics.map((topic, index) => ({ ref: String(index), topics: [topic] })),
  }) as unknown as FinishedAttempt;

test('all topics of the misses are named, or it is said that they are the most frequent', () => {
  expect(resultSentence(missed('Joins', 'NULL', 'NULL'))).toBe('The 3 misses are about NULL and Joins.');
  expect(resultSentence(missed('Joins', 'NULL', 'NULL', 'Locks', 'Plans'))).toBe(
    'The 5 misses are most often about NULL, Joins and Locks.',
  );
});

test('the interval is about all items of the guide', () => {
  expect(intervalSentence(missed())).toBe(
    '4 items were drawn. Of all the guide’s items you would get about 6 to 27% (95% interval).',
  );
});
