import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Card, chooseCards, everything, shuffled } from '@/domain/review/deck';
import { effectiveReviews, foldMarks, marksByQuestion, progressOf } from '@/domain/review/marks';
import { type Rating, type ReviewEvent, reviewEventSchema } from '@/domain/review/review-event';
import {
  againAfter,
  outcomeOf,
  queueOf,
  type Sitting,
  type Step,
  take,
  undo,
  withPresentCards,
} from '@/domain/review/sitting';

const uuid = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const base = { guide: 'sql', timeZone: 'Europe/Stockholm', rolloverHour: 4, device: uuid(999) };
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString();

function review(n: number, question: string, rating: Rating, minute = n): ReviewEvent {
  return {
    ...base,
    id: uuid(n),
    at: at(minute),
    kind: 'review',
    question,
    rating,
    durationMs: 1000,
    mode: 'four',
    revision: 'r',
    edition: 'e',
  };
}
const takeBack = (n: number, ref: number, minute = n): ReviewEvent => ({
  ...base,
  id: uuid(n),
  at: at(minute),
  kind: 'undo',
  ref: uuid(ref),
});
const reset = (n: number, minute = n): ReviewEvent => ({ ...base, id: uuid(n), at: at(minute), kind: 'reset' });
const marksOf = (events: readonly ReviewEvent[]) => foldMarks(events).get('sql') ?? new Map();

describe('marks', () => {
  test('the last rating counts', () => {
    expect(marksOf([review(1, 'joins', 1), review(2, 'joins', 3)]).get('joins')).toMatchObject({ rating: 3, count: 2 });
  });
  test('an undone rating counts no more, and the one before it again', () => {
    expect(marksOf([review(1, 'joins', 3), review(2, 'joins', 1), takeBack(3, 2)]).get('joins')).toMatchObject({
      rating: 3,
      count: 1,
    });
  });
  test('taking back twice is taking back once', () => {
    const events = [review(1, 'joins', 3), review(2, 'joins', 1), takeBack(3, 2)];
    expect(marksOf([...events, takeBack(4, 2)])).toEqual(marksOf(events));
  });
  test('a reset forgets what was before it in this guide only', () => {
    const other: ReviewEvent = { ...review(9, 'loops', 2, 0), guide: 'javascript' };
    const events = [review(1, 'joins', 3), other, reset(2), review(3, 'nulls', 2)];
    expect([...marksOf(events).keys()]).toEqual(['nulls']);
    expect(foldMarks(events).get('javascript')?.get('loops')?.rating).toBe(2);
  });
  test('a question that was renamed keeps its mark', () => {
    const marks = marksOf([review(1, 'old-name', 4)]);
    expect(marksByQuestion(marks, [{ id: 'new-name', aliases: ['old-name'] }]).get('new-name')?.rating).toBe(4);
  });
  test('the newest mark counts, whichever name it was given under', () => {
    const marks = marksOf([review(1, 'new-name', 1), review(2, 'old-name', 4)]);
    expect(marksByQuestion(marks, [{ id: 'new-name', aliases: ['old-name'] }]).get('new-name')).toMatchObject({
      rating: 4,
      count: 2,
    });
  });
  test('order is by instant, however precisely it is written', () => {
    const early = { ...review(1, 'joins', 1), at: '2026-03-02T09:00:00Z' };
    const late = { ...review(2, 'joins', 4), at: '2026-03-02T09:00:00.500Z' };
    expect(marksOf([late, early]).get('joins')?.rating).toBe(4);
  });
  test('two events with one id count once, the same one in either order', () => {
    const one = review(1, 'joins', 1);
    const other = review(1, 'joins', 4);
    expect(marksOf([one, other])).toEqual(marksOf([other, one]));
  });
  test('a long log folds in time that grows with its length', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => review(index, `q${index % 50}`, 3, index));
    expect(marksOf(many).get('q0')?.count).toBe(2000);
  });
  test('Again and Hard are shaky, Good and Easy recalled', () => {
    const marks = marksOf([review(1, 'a', 1), review(2, 'b', 2), review(3, 'c', 3), review(4, 'd', 4)]);
    expect(progressOf(marks)).toEqual({ practised: 4, recalled: 2, shaky: 2 });
  });

  const anyEvents = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('review', 'undo', 'reset'),
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom<Rating>(1, 2, 3, 4),
      fc.integer({ min: 0, max: 50 }),
    ),
    { maxLength: 60 },
  );
  const build = (rows: [number, string, string, Rating, number][]) => {
    const byId = new Map<number, ReviewEvent>();
    for (const [n, kind, question, rating, minute] of rows) {
      if (!byId.has(n))
        byId.set(
          n,
          kind === 'review'
            ? review(n, question, rating, minute)
            : kind === 'undo'
              ? takeBack(n, (n % 40) + 1, minute)
              : reset(n, minute),
        );
    }
    return [...byId.values()];
  };
  test('neither the order of arrival nor a repeat changes anything', () => {
    fc.assert(
      fc.property(anyEvents, fc.integer(), (rows, seed) => {
        const events = build(rows);
        const arrived = shuffled([...events, ...events.slice(0, 10)], seed);
        expect([...(foldMarks(arrived).get('sql') ?? [])].sort()).toEqual(
          [...(foldMarks(events).get('sql') ?? [])].sort(),
        );
        expect(effectiveReviews(arrived)).toEqual(effectiveReviews(events));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a sitting', () => {
  const cards = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const start: Sitting = { cards, steps: [] };
  const step = (card: string, rating: Rating | null): Step => ({ card, rating, event: null });

  test('begins with the first card and ends when each was recalled', () => {
    let sitting = start;
    for (const card of cards) {
      expect(queueOf(sitting)[0]).toBe(card);
      sitting = take(sitting, step(card, 3));
    }
    expect(outcomeOf(sitting)).toEqual({
      total: 7,
      finished: 7,
      recalled: 7,
      shaky: [],
      skipped: [],
      isFinished: true,
    });
  });
  test('a missed card comes back after a few others', () => {
    expect(queueOf(take(start, step('a', 1))).indexOf('a')).toBe(againAfter);
  });
  test('a card that is missed at the end comes back at once', () => {
    const last: Sitting = { cards: ['a'], steps: [step('a', 1)] };
    expect(queueOf(last)).toEqual(['a']);
    expect(outcomeOf(last).isFinished).toBe(false);
    expect(outcomeOf(take(last, step('a', 3)))).toMatchObject({ isFinished: true, recalled: 0, shaky: ['a'] });
  });
  test('a skipped card is set aside and named at the end', () => {
    const sitting = take(start, step('a', null));
    expect(queueOf(sitting)).not.toContain('a');
    expect(outcomeOf(sitting).skipped).toEqual(['a']);
  });
  test('undo gives back exactly what was before, as far as the beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Rating | null>(1, 2, 3, 4, null), { maxLength: 30 }), (ratings) => {
        const states: Sitting[] = [start];
        for (const rating of ratings) {
          const before = states.at(-1) ?? start;
          const [card] = queueOf(before);
          if (card === undefined) break;
          states.push(take(before, step(card, rating)));
        }
        let current = states.at(-1) ?? start;
        for (const expected of states.slice(0, -1).reverse()) {
          current = undo(current).sitting;
          expect(current).toEqual(expected);
        }
        expect(undo(start)).toEqual({ sitting: start, undone: null });
      }),
    );
  });
  test('no card is ever lost: each is to come, recalled or set aside', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Rating | null>(1, 2, 3, null), { maxLength: 60 }), (ratings) => {
        let sitting = start;
        for (const rating of ratings) {
          const [card] = queueOf(sitting);
          if (card === undefined) break;
          sitting = take(sitting, step(card, rating));
        }
        const { finished, total } = outcomeOf(sitting);
        expect(finished + new Set(queueOf(sitting)).size).toBe(total);
      }),
    );
  });
  test('goes on without cards that the guide no longer has, and with those that were renamed', () => {
    const names = new Map([
      ['b', 'b'],
      ['c', 'new-c'],
      ['new-c', 'new-c'],
    ]);
    const sitting = withPresentCards({ cards, steps: [step('a', 3), step('b', 1)] }, names);
    expect(queueOf(sitting)).toEqual(['new-c', 'b']);
  });
});

describe('the choice of cards', () => {
  const card = (id: string, level: string | null, topics: string[]): Card => ({
    id,
    aliases: [],
    number: 1,
    level,
    topics,
    revision: '',
    editHref: '',
    questionHtml: '',
    answerHtml: '',
  });
  const cards = [
    card('a', 'beginner', ['Beginner', 'Joins']),
    card('b', 'advanced', ['Advanced', 'Joins']),
    card('c', null, ['Other']),
  ];
  const marks = marksOf([review(1, 'a', 2), review(2, 'b', 4)]);

  test.each([
    [everything, ['a', 'b', 'c']],
    [{ ...everything, levels: ['beginner'] }, ['a']],
    [{ ...everything, topics: ['Joins'] }, ['a', 'b']],
    [{ ...everything, levels: ['advanced'], topics: ['Other'] }, []],
    [{ ...everything, onlyShaky: true }, ['a']],
  ])('%o chooses %o', (choice, expected) => {
    expect(chooseCards(cards, choice, marks, 1)).toEqual(expected);
  });
  test('one seed gives one order, and every card is in it', () => {
    const many = Array.from({ length: 50 }, (_, index) => index);
    expect(shuffled(many, 7)).toEqual(shuffled(many, 7));
    expect(shuffled(many, 7)).not.toEqual(shuffled(many, 8));
    expect(shuffled(many, 7).sort((a, b) => a - b)).toEqual(many);
  });
  test('every order is about equally likely', () => {
    const first = [0, 0, 0];
    for (let seed = 0; seed < 3000; seed += 1)
      first[shuffled([0, 1, 2], seed)[0] ?? 0] = (first[shuffled([0, 1, 2], seed)[0] ?? 0] ?? 0) + 1;
    for (const count of first) expect(count).toBeGreaterThan(850);
  });
});

test('an event in another shape is refused', () => {
  const good = review(1, 'joins', 3);
  expect(reviewEventSchema.safeParse(good).success).toBe(true);
  for (const bad of [
    { ...good, rating: 5 },
    { ...good, id: '1' },
    { ...good, at: 'yesterday' },
    { ...good, durationMs: 60_001 },
    { ...good, kind: 'cram' },
  ]) {
    expect(reviewEventSchema.safeParse(bad).success).toBe(false);
  }
});
