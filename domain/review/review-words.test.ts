import { describe, expect, test } from 'vitest';
import {
  daysInWords,
  dueInWords,
  minutesInWords,
  nextIntervals,
  shortWait,
  waitInWords,
} from '@/domain/review/next-interval';
import { keptMark, readinessOf, readinessSentence, stonesPlaced } from '@/domain/review/recall-words';
import {
  newReviewSitting,
  type ReviewStep,
  readReviewSitting,
  summaryOf,
  summarySentences,
} from '@/domain/review/review-sitting';
import { newCard } from '@/domain/scheduling/card-state';
import { studyDay } from '@/domain/shared/study-day';
import { noon, only, review, stateOf } from '@/tests/support/schedule-log';

test.each([
  [1, '1 day'],
  [4, '4 days'],
  [59, '59 days'],
  [61, '2 months'],
  [76, '2.5 months'],
  [366, '1 year'],
  [36_500, '99.9 years'],
])('%d days are "%s"', (days, expected) => expect(daysInWords(days)).toBe(expected));

test.each([
  [0.2, '1 min'],
  [5.5, '6 min'],
  [10, '10 min'],
  [90, '2 hours'],
])('%d minutes are "%s"', (minutes, expected) => expect(minutesInWords(minutes)).toBe(expected));

const day = studyDay(new Date(noon), 'UTC', 4);
const moment = { at: noon, day, timeZone: 'UTC', rolloverHour: 4 };

test('each rating shows the wait that the fold would give it', () => {
  const first = [...nextIntervals('a', newCard, moment, only())];
  expect(first.map(([rating, wait]) => [rating, waitInWords(wait)])).toEqual([
    [1, '1 min'],
    [2, '6 min'],
    [3, '10 min'],
    [4, '8 days'],
  ]);
  const events = [review(noon - 9 * 86_400_000, 4)];
  const shown = nextIntervals('a', stateOf(events), moment, only());
  for (const rating of [2, 3, 4] as const) {
    const after = stateOf([...events, review(noon, rating)]);
    const wait = shown.get(rating);
    expect(wait && waitInWords(wait)).toBe(daysInWords(after.intervalDays));
  }
  expect(shown.get(1)).toEqual({ count: 10, unit: 'min' });
});

test('a wait has a short form for where there is no room', () => {
  const units = ['min', 'hour', 'day', 'month', 'year'] as const;
  const waits = units.map((unit) => ({ count: 7.3, unit }));
  expect(waits.map(shortWait)).toEqual(['7.3 min', '7.3 h', '7.3 d', '7.3 mo', '7.3 y']);
});

test('when a card comes back, in words', () => {
  expect(dueInWords({ ...newCard, dueDay: day + 1 }, day)).toBe('tomorrow');
  expect(dueInWords({ ...newCard, dueDay: day + 2 }, day)).toBe('in 2 days');
  expect(dueInWords({ ...newCard, dueDay: day, dueAt: noon }, day)).toBe('soon');
});

test('a stone fills at 25, 50, 75 and 90 %, and a card in its steps is not known yet', () => {
  const levels = [0.1, 0.25, 0.5, 0.749, 0.75, 0.9].map((recall) => keptMark({ recall, isInSteps: false }).level);
  expect(levels).toEqual([0, 1, 2, 3, 3, 4]);
  expect(keptMark({ recall: 0.83, isInSteps: false }).text).toBe('Recall 83%');
  expect(keptMark({ recall: 1, isInSteps: true }).text).toBe('Still learning');
  expect(keptMark(null)).toEqual({ level: null, text: 'New' });
});

test('readiness counts new cards as nothing', () => {
  const readiness = readinessOf([0.9, 0.7, null, null]);
  expect(readinessSentence(readiness)).toBe('You would likely recall 2 of 4');
  expect(readinessSentence(readinessOf([null]))).toBe('1 card, none practised yet');
  expect(stonesPlaced(readiness)).toBe(2);
});

const step = (card: string, rating: ReviewStep['rating'], expected: number | null, isNew = false): ReviewStep => ({
  card,
  kind: 'review',
  event: card,
  rating,
  expected,
  isNew,
  durationMs: 30_000,
});
const tomorrow = { cards: 9, minutes: 4 };
const say = (steps: readonly ReviewStep[]) => summarySentences(summaryOf({ steps: [...steps] }), tomorrow);

describe('the end of a sitting', () => {
  test('says how many, how long, what was recalled and expected, and what comes', () => {
    expect(say([step('a', 3, 0.9), step('b', 1, 0.9), step('c', 2, 0.9), step('b', 3, null)])).toBe(
      '3 cards in 2 minutes. You recalled 2 of them; the schedule expected 3. Tomorrow has 9, about 4 minutes.',
    );
  });

  test('leaves new cards out of what was expected', () => {
    expect(say([step('a', 3, 0.9), step('n', 1, null, true)])).toBe(
      '2 cards in 1 minute, 1 of them new. Of the 1 seen before you recalled 1; the schedule expected 1. Tomorrow has 9, about 4 minutes.',
    );
    expect(say([step('n', 1, null, true), step('m', 3, null, true)])).toBe(
      '2 new cards in 1 minute. Tomorrow has 9, about 4 minutes.',
    );
  });

  test('a bad session is told without blame', () => {
    const steps = Array.from({ length: 10 }, (_, index) => step(`c${index}`, index < 5 ? 3 : 1, 0.9));
    expect(say(steps)).toContain('You recalled 5 of them; the schedule expected 9. The rest come back sooner.');
  });

  test('nothing done says only what comes', () => {
    expect(say([])).toBe('Tomorrow has 9, about 4 minutes.');
    expect(summarySentences(summaryOf({ steps: [] }), { cards: 0, minutes: 0 })).toBe('Tomorrow has none.');
  });
});

test('a sitting of another day, or in an unknown shape, is not gone on with', () => {
  const kept = { day, steps: [step('a', 3, 0.9)], mode: 'quick', ahead: ['b'], newLimit: 25 } as const;
  expect(readReviewSitting(kept, day)).toEqual(kept);
  expect(readReviewSitting(kept, day + 1)).toEqual(newReviewSitting(day + 1, 'quick'));
  expect(readReviewSitting({ ...kept, steps: [{ card: 1 }] }, day)).toEqual(newReviewSitting(day, 'quick'));
  // As it was kept before there was a choice.
  expect(readReviewSitting({ day, steps: kept.steps }, day)).toEqual({ ...newReviewSitting(day), steps: kept.steps });
});
