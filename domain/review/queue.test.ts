import { describe, expect, test } from 'vitest';
import { guidesInLog, makeQueue, minutesFor, type QueueRequest, tomorrowOf } from '@/domain/review/queue';
import { learnAheadMs } from '@/domain/review/queue-order';
import { type CardState, newCard } from '@/domain/scheduling/card-state';
import { noon } from '@/tests/support/schedule-log';

const day = 20_000;
const memory = { stability: 5, difficulty: 5 };
const due = (dueDay: number, more: Partial<CardState> = {}): CardState => ({
  ...newCard,
  state: 'review',
  memory,
  reps: 2,
  lastDay: dueDay - 5,
  intervalDays: 5,
  dueDay,
  ...more,
});
const step = (dueAt: number, more: Partial<CardState> = {}): CardState =>
  due(day, { state: 'learning', dueAt, lastDay: day, intervalDays: 0, ...more });

type Few = Partial<QueueRequest> & { cards?: Readonly<Record<string, CardState>> };

function request({ cards = {}, ...more }: Few): QueueRequest {
  return {
    states: new Map(Object.entries(cards)),
    looks: new Map(),
    decks: [
      { guide: 'sql', cards: ['sql/a', 'sql/b', 'sql/c', 'sql/d'] },
      { guide: 'web', cards: ['web/a', 'web/b'] },
    ],
    limits: { newPerDay: 20, reviewsPerDay: 200 },
    day,
    now: noon,
    ...more,
  };
}
const ids = (few: Few) => makeQueue(request(few)).cards.map(({ id }) => id);

describe('the queue of a sitting', () => {
  test('asks for cards whose minutes are up, then those due by day, then new ones in turns, then steps soon', () => {
    const cards = {
      'sql/a': due(day),
      'sql/b': due(day - 3),
      'sql/c': step(noon + 60_000),
      'web/a': step(noon - 1000),
    };
    expect(ids({ cards })).toEqual(['web/a', 'sql/b', 'sql/a', 'sql/d', 'web/b', 'sql/c']);
  });

  test('a step further away than twenty minutes is not taken ahead', () => {
    const cards = { 'sql/a': step(noon + learnAheadMs + 1), 'sql/b': step(noon + learnAheadMs) };
    const queue = makeQueue(request({ cards, limits: { newPerDay: 0, reviewsPerDay: 9 } }));
    expect(queue.cards.map(({ id }) => id)).toEqual(['sql/b']);
    expect(queue.later).toEqual([{ id: 'sql/a', dueAt: noon + learnAheadMs + 1 }]);
  });

  test('suspended and buried cards are not asked, buried ones are on the next day', () => {
    const cards = { 'sql/a': due(day, { isSuspended: true }), 'sql/b': due(day, { buriedDay: day }) };
    const limits = { newPerDay: 0, reviewsPerDay: 9 };
    expect(ids({ cards, limits })).toEqual([]);
    expect(ids({ cards, limits, day: day + 1 })).toEqual(['sql/b']);
    const fresh = { 'sql/a': { ...newCard, isSuspended: true }, 'sql/b': { ...newCard, buriedDay: day } };
    expect(ids({ cards: fresh })).toEqual(['sql/c', 'web/a', 'sql/d', 'web/b']);
  });

  test('the limits of the day count what was looked at today; steps are outside of them', () => {
    const cards = { 'sql/a': due(day), 'sql/b': due(day - 1), 'sql/c': step(noon - 1) };
    const looks = new Map([
      ['x', 'known'],
      ['y', 'new'],
    ] as const);
    const queue = makeQueue(request({ cards, looks, limits: { newPerDay: 2, reviewsPerDay: 2 } }));
    expect(queue.cards.map(({ id }) => id)).toEqual(['sql/c', 'sql/b', 'sql/d']);
    expect(queue.held).toBe(1);
  });

  test('a card that was queued is marked, also a new one, which the limit for new cards does not stop', () => {
    const cards = {
      'sql/a': due(day, { intervalDays: 40 }),
      'sql/b': { ...newCard, dueDay: day },
      'sql/c': due(day, { isLeech: true }),
    };
    const queue = makeQueue(request({ cards, limits: { newPerDay: 0, reviewsPerDay: 9 } }));
    const marks = Object.fromEntries(
      queue.cards.map(({ id, kind, isQueued, isLeech }) => [id, [kind, isQueued, isLeech]]),
    );
    expect(marks).toEqual({
      'sql/a': ['review', true, false],
      'sql/b': ['new', true, false],
      'sql/c': ['review', false, true],
    });
  });

  test('cards of guides that are not there wait, and a card that no guide has any more is not asked', () => {
    expect(
      ids({ cards: { 'gone/a': due(day), 'sql/removed': due(day) }, limits: { newPerDay: 0, reviewsPerDay: 9 } }),
    ).toEqual([]);
  });

  test('what was put aside is counted and not asked, and no other new card comes in its stead', () => {
    const cards = { 'sql/a': due(day) };
    const aside = new Set(['sql/a', 'sql/b']);
    const queue = makeQueue(request({ cards, aside, limits: { newPerDay: 2, reviewsPerDay: 9 } }));
    expect(queue.cards.map(({ id }) => id)).toEqual(['web/a']);
    expect(queue.aside).toBe(2);
  });

  test('a plan’s cards are asked in its order in place of what is due, once, and outside of the limits', () => {
    const cards = { 'sql/a': due(day - 9), 'sql/b': due(day + 30), 'sql/c': step(noon - 1), 'web/a': due(day + 1) };
    const limits = { newPerDay: 0, reviewsPerDay: 0 };
    const planned = ['web/b', 'sql/b', 'web/a'];
    const looks = new Map([['web/a', 'known']] as const);
    expect(ids({ cards, planned, looks, limits })).toEqual(['sql/c', 'web/b', 'sql/b']);
  });

  test('what is due in guides that the plan does not know follows its cards', () => {
    const cards = { 'sql/a': due(day - 9), 'web/a': due(day), 'web/b': due(day + 9) };
    expect(ids({ cards, planned: ['sql/b'], limits: { newPerDay: 9, reviewsPerDay: 9 } })).toEqual(['sql/b', 'web/a']);
  });

  test('a card whose answer has changed is due, and says so', () => {
    const cards = { 'sql/a': due(day + 90), 'sql/b': due(day + 90) };
    const queue = makeQueue(
      request({ cards, changed: new Set(['sql/a']), limits: { newPerDay: 0, reviewsPerDay: 9 } }),
    );
    expect(queue.cards).toMatchObject([{ id: 'sql/a', kind: 'review', isChanged: true }]);
  });

  test('one that is due only since its answer changed is due today: after what is overdue, and not brought forward', () => {
    const names = ['sql/a', 'sql/b', 'sql/c', 'sql/d', 'web/a', 'web/b'];
    const cards = Object.fromEntries(names.map((name, index) => [name, due(day + (index === 0 ? -1 : 90))]));
    const limits = { newPerDay: 0, reviewsPerDay: 9 };
    const changed = new Set(names);
    const queue = makeQueue(request({ cards, changed, limits }));
    expect(queue.cards.map(({ isQueued }) => isQueued)).toEqual(names.map(() => false));
    expect(queue.cards[0]?.id).toBe('sql/a');
    const own = { ...cards, 'sql/b': due(day + 2), 'sql/c': due(day) };
    expect(ids({ cards: own, changed, limits })).toEqual(queue.cards.map(({ id }) => id));
  });

  test('new cards of guides take turns in the order of their names, however the guides come', () => {
    const decks = [
      { guide: 'web', cards: ['web/a', 'web/b'] },
      { guide: 'css', cards: ['css/a'] },
    ];
    expect(ids({ decks })).toEqual(['css/a', 'web/a', 'web/b']);
  });

  test('two cards with one number drawn from day and name have an order all the same', () => {
    const twins = ['sql/q511684', 'sql/q48768'];
    const cards = Object.fromEntries(twins.map((name) => [name, due(day)]));
    for (const names of [twins, [...twins].reverse()])
      expect(ids({ cards, decks: [{ guide: 'sql', cards: names }] })).toEqual(['sql/q48768', 'sql/q511684'].sort());
  });

  test('the order within a day is the same each time, and another one on another day', () => {
    const names = Array.from({ length: 30 }, (_, index) => `sql/${index}`);
    const cards = Object.fromEntries(names.map((name) => [name, due(day)]));
    const decks = [{ guide: 'sql', cards: names }];
    const first = ids({ cards, decks });
    expect(first).toEqual(ids({ cards, decks: [{ guide: 'sql', cards: [...names].reverse() }] }));
    expect(first).not.toEqual(ids({ cards, decks, day: day + 1 }));
    expect(first).not.toEqual(names);
  });

  test('ten thousand cards take a few milliseconds', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `sql/${index}`);
    const cards = Object.fromEntries(names.map((name, index) => [name, due(day + (index % 100) - 2)]));
    const large = request({ cards, decks: [{ guide: 'sql', cards: names }] });
    makeQueue(large);
    const from = performance.now();
    for (let run = 0; run < 10; run += 1) makeQueue(large);
    expect((performance.now() - from) / 10).toBeLessThan(100);
  });
});

test('a guide is learned as soon as a card of it was reviewed or queued, and no longer after a reset', () => {
  const states = new Map([
    ['sql/a', due(day)],
    ['web/a', { ...newCard, dueDay: day }],
    ['css/a', newCard],
  ]);
  expect(guidesInLog(states)).toEqual(['sql', 'web']);
});

test('tomorrow counts what will be due, what is left over and its new cards, at the learner’s own pace', () => {
  const pace = { new: 40, recall: 20, lapse: 40 };
  const cards = {
    'sql/a': due(day + 1),
    'sql/b': due(day),
    'sql/c': due(day + 2),
    'sql/d': due(day, { buriedDay: day }),
  };
  const ahead = tomorrowOf(request({ cards, limits: { newPerDay: 1, reviewsPerDay: 9 } }), pace);
  expect(ahead).toEqual({ cards: 4, minutes: minutesFor({ known: 3, fresh: 1 }, pace) });
  expect(minutesFor({ known: 10, fresh: 0 }, pace)).toBe(4);
  expect(minutesFor({ known: 0, fresh: 0 }, pace)).toBe(0);
});
