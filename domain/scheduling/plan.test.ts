import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPace, paceOf } from '@/domain/scheduling/answer-pace';
import { memoryModel } from '@/domain/scheduling/memory-model';
import { makePlan } from '@/domain/scheduling/plan';
import { firstRating, lookAt, type PlanCard, unseenCard } from '@/domain/scheduling/plan-look';
import { courseOf } from '@/domain/scheduling/plan-request';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { dayNumber } from '@/domain/shared/study-day';
import { dayMs, mark, noon, only, quiz, review } from '@/tests/support/schedule-log';

const request = { examDay: '2026-03-16', minutesPerDay: 20, cards: 60 };
const asked = (events: readonly ScheduleEvent[] = [], change: Partial<Parameters<typeof courseOf>[2]> = {}) =>
  courseOf(events, only(), { ...request, ...change });
const planned = (events: readonly ScheduleEvent[] = [], change: Partial<Parameters<typeof courseOf>[2]> = {}) => {
  const { cards, course } = asked(events, change);
  return { ...makePlan(cards, course), cards, course };
};
const timed = (event: ScheduleEvent, durationMs: number) => ({ ...event, durationMs }) as ScheduleEvent;
const card = (id: string, rest: Partial<PlanCard> = {}): PlanCard => ({
  ...unseenCard(id),
  ...rest,
});

describe('how long a learner takes', () => {
  test('is what a card took on a day, steps and all, and the median of that', () => {
    const events = [
      ...[10_000, 20_000, 60_000].map((ms, index) => timed(review(noon, 3, `c${index}`), ms)),
      timed(review(noon + 600_000, 3, 'c1'), 5000),
      ...[4000, 6000].map((ms, index) => timed(review(noon + 3 * dayMs, 3, `c${index}`), ms)),
      timed(review(noon + 3 * dayMs, 1, 'c2'), 9000),
      timed(review(noon + 3 * dayMs + 600_000, 3, 'c2'), 3000),
    ];
    expect(paceOf(events, only())).toEqual({ new: 25, recall: 5, lapse: 12 });
  });
  test('is the default where the log does not say, and never more than a minute an answer', () => {
    expect(paceOf([], only())).toEqual(defaultPace);
    expect(paceOf([review(noon, 3)], only())).toEqual(defaultPace);
    expect(paceOf([timed(review(noon, 3), 3_600_000)], only())).toEqual({ ...defaultPace, new: 60 });
    expect(paceOf([timed(review(noon, 3), 0)], only()).new).toBe(1);
  });
});

describe('the course of a plan', () => {
  test('begins on the day after the log ends, and two weeks before the exam where there is no log', () => {
    expect(asked([review(noon, 3)]).course.studyDays.at(0)).toBe(dayNumber('2026-03-03'));
    expect(asked().course.studyDays.at(0)).toBe(dayNumber('2026-03-02'));
    expect(asked().course.studyDays.at(-1)).toBe(dayNumber('2026-03-15'));
    expect(asked([], { fromDay: '2026-03-10', daysOff: ['2026-03-11'] }).course.studyDays).toHaveLength(5);
  });
  test('has the cards of the log and as many unseen ones as the deck has more, none of them suspended', () => {
    const events = [review(noon, 3, 'b'), review(noon, 3, 'new-1'), mark('suspend', noon, 'c')];
    expect(asked(events, { cards: 5 }).cards.map(({ id }) => id)).toEqual(['b', 'new-1', 'new-2', 'new-3']);
    expect(asked(events, { cards: 0 }).cards).toHaveLength(2);
  });
});

describe('a look at a card', () => {
  const { course } = asked();
  const day = dayNumber('2026-03-10');
  test('is worth what it adds on the day of the exam', () => {
    const model = memoryModel();
    const seen = card('a', { memory: { stability: 4, difficulty: 5 }, lastDay: day - 4 });
    const look = lookAt(seen, day, course);
    const recalled = model.retrievability(model.next(seen.memory, 4, 3), 6);
    const missed = model.retrievability(model.next(model.next(seen.memory, 4, 1), 0, 3), 6);
    expect(look.chance).toBe(0.9);
    expect(look.gain).toBeCloseTo(
      0.9 * recalled + 0.1 * missed - model.retrievability(seen.memory ?? missing(), 10),
      12,
    );
    expect(look.seconds).toBeCloseTo(0.9 * 15 + 0.1 * 35, 12);
  });
  test('of a new card counts from nothing, over the ways in which a first answer turns out', () => {
    expect(lookAt(card('a'), day, course)).toMatchObject({ kind: 'new', chance: 0, seconds: 40 });
    expect([0, 0.24, 0.25, 0.34, 0.35, 0.89, 0.9, 0.999].map(firstRating)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });
});

const missing = (): never => {
  throw new Error('no memory');
};

describe('a plan', () => {
  test('introduces every card in time and sees every one again at the end, where there is time', () => {
    const { days, leftOut, notSeenAgain, finalPassFrom } = planned([], { cards: 150 });
    expect(leftOut).toEqual([]);
    expect(notSeenAgain).toEqual([]);
    const introduced = days.flatMap(({ queue }) => queue.filter(({ kind }) => kind === 'new'));
    expect(new Set(introduced.map((look) => look.card.id)).size).toBe(150);
    const last = days
      .filter(({ day }) => day >= finalPassFrom)
      .flatMap(({ queue }) => queue.map((look) => look.card.id));
    expect(new Set(last).size).toBe(150);
  });
  test('says which cards there is no time for', () => {
    const { leftOut, days } = planned([], { cards: 500, minutesPerDay: 10 });
    expect(days.flatMap(({ queue }) => queue)).toHaveLength(14 * 15);
    expect(leftOut).toHaveLength(500 - 14 * 15);
  });
  test('begins some cards last where there is no time to see all of them twice, and sees every one', () => {
    const { days, leftOut } = planned([], { cards: 300 });
    const news = days.map(({ queue }) => queue.filter(({ kind }) => kind === 'new').length);
    // 300 new cards leave 4800 seconds, 192 second looks at 25; a third of the other 108 wait, for as long as they may.
    expect(news.reduce((sum, count) => sum + count)).toBe(300);
    expect(leftOut).toEqual([]);
    expect(news.slice(0, 8)).toEqual(Array(8).fill(30));
    expect(news[10]).toBe(0);
    expect(news.slice(11).reduce((sum, count) => sum + count)).toBe(36);
  });
  test('lets no card wait where all are seen twice, nor where second looks would be soon after the first', () => {
    for (const change of [{ cards: 200 }, { cards: 120, fromDay: '2026-03-11' }]) {
      const { days } = planned([], change);
      const kinds = days.flatMap(({ queue }) => queue.map(({ kind }) => kind));
      expect(kinds.lastIndexOf('new')).toBe((change.cards ?? 0) - 1);
    }
  });
  test('never takes more time than there is, nor a card twice on a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 30 }), (minutesPerDay, cards) => {
        for (const { seconds, queue } of planned([], { minutesPerDay, cards, fromDay: '2026-03-11' }).days) {
          expect(seconds).toBeLessThanOrEqual(minutesPerDay * 60 + 1e-9);
          expect(new Set(queue.map((look) => look.card.id)).size).toBe(queue.length);
        }
      }),
      { numRuns: 15 },
    );
  });
  test('is the same each time, and for events in any order', () => {
    const events = Array.from({ length: 40 }, (_, index) =>
      review(noon + index * 1000, index % 2 ? 3 : 4, `c${index}`),
    );
    const { days, forecast } = planned(events);
    expect(planned([...events].reverse())).toMatchObject({ days, forecast });
  });
  test('asks first what was put among the due ones or missed in a quiz', () => {
    const events = [
      ...Array.from({ length: 20 }, (_, index) => review(noon, 4, `c${String(index).padStart(2, '0')}`)),
      mark('queue', noon + 1000, 'c07'),
      quiz(noon + 1000, 0, 'c11'),
    ];
    const first = planned(events, { cards: 100 }).days[0]?.queue.map((look) => look.card.id) ?? [];
    expect(first.slice(0, 2).sort()).toEqual(['c07', 'c11']);
  });
  test('leaves out a buried card on its day only', () => {
    const events = [review(noon, 1, 'a'), mark('bury', noon + dayMs, 'a')];
    const { days } = planned(events, { cards: 1, fromDay: '2026-03-03' });
    expect(days.map(({ queue }) => queue.length)[0]).toBe(0);
    expect(days.some(({ queue }) => queue.length > 0)).toBe(true);
  });
  test('on a day of the exam, or without time, there is no queue, and the forecast is what is left', () => {
    const events = [review(noon, 4)];
    for (const change of [{ fromDay: '2026-03-16' }, { minutesPerDay: 0 }]) {
      const { days, forecast } = planned(events, { cards: 1, ...change });
      expect(days.flatMap(({ queue }) => queue)).toEqual([]);
      const left = memoryModel().retrievability({ stability: 8.2956, difficulty: 1 }, 14);
      expect(forecast.expected).toBeCloseTo(left, 12);
      expect(forecast.ifStopped).toBeCloseTo(left, 12);
    }
    expect(planned([], { cards: 0 }).forecast).toMatchObject({ expected: 0, low: 0, high: 0 });
  });
});

describe('the forecast', () => {
  const { forecast } = planned([], { cards: 300 });
  test('grows with the minutes, and lies in its band', () => {
    expect(forecast.ifStopped).toBe(0);
    expect(forecast.fiveMinutesLess).toBeLessThan(forecast.expected);
    expect(forecast.fiveMinutesMore).toBeGreaterThan(forecast.expected);
    expect(forecast.low).toBeLessThan(forecast.expected);
    expect(forecast.high).toBeGreaterThan(forecast.expected);
  });
  test('is about what the simulations of the reference found for 300 cards, 14 days and 20 minutes', () => {
    expect(forecast.expected).toBeGreaterThan(0.88);
    expect(forecast.expected).toBeLessThan(0.91);
  });
});
