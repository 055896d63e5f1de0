import { describe, expect, test } from 'vitest';
import { memoryModel } from '@/domain/scheduling/memory-model';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { studyDay } from '@/domain/shared/study-day';
import { at, dayMs, mark, nextId, noon, only, review, undo } from '@/tests/support/schedule-log';
import { type MemoryRequest, memoryStatistics } from './memory-statistics';

const dayZero = studyDay(new Date(noon), 'UTC', 4);
const on = (day: number, minutes = 0) => noon + day * dayMs + minutes * 60_000;

/** The statistics on a day after the first, of a guide with the cards a to d. */
function asked(events: readonly ScheduleEvent[], day: number, given: Partial<MemoryRequest> = {}) {
  return memoryStatistics({
    events,
    versions: only({ learningSteps: [], relearningSteps: [] }),
    guides: [{ slug: 'g', title: 'G', cards: ['a', 'b', 'c', 'd'] }],
    now: on(day),
    today: dayZero + day,
    ...given,
  });
}

const timed = (ms: number, rating: 1 | 2 | 3 | 4, durationMs: number, card: string): ScheduleEvent => ({
  id: nextId(),
  kind: 'review',
  card,
  rating,
  at: at(ms),
  durationMs,
});

describe('what is due', () => {
  test('nobody who has done nothing is owed a figure: all is empty, and nothing divides by zero', () => {
    const nothing = asked([], 0);
    expect(nothing).toMatchObject({ due: 0, dueSeconds: 0, guides: [], reviews: 0, run: { current: 0, longest: 0 } });
    expect(nothing.calibration).toMatchObject({ n: 0, isEnough: false, meanError: 0, bins: [] });
    expect(nothing.year).toHaveLength(371);
  });

  test('what is overdue is due today, once; suspended, buried and vanished cards are not', () => {
    const events = [
      ...['a', 'b', 'c', 'gone'].map((card) => review(on(0), 3, card)),
      mark('suspend', on(9), 'b'),
      mark('bury', on(20), 'c'),
    ];
    const { due, ahead, guides } = asked(events, 20);
    expect(due).toBe(1);
    expect(ahead.slice(0, 3)).toEqual([1, 1, 0]);
    expect(guides).toMatchObject([{ slug: 'g', total: 4, learned: 3, due: 1 }]);
  });

  test('a card whose answer is another one than when it was learned is due today, and not on its own day', () => {
    const events = [review(on(0), 4, 'a'), review(on(0), 4, 'b'), mark('suspend', on(0, 1), 'b')];
    const before = asked(events, 1);
    const { due, dueSeconds, ahead, guides } = asked(events, 1, { changed: new Set(['a', 'b', 'c']) });
    expect([before.due, due, guides[0]?.due]).toEqual([0, 1, 1]);
    expect(dueSeconds).toBeGreaterThan(0);
    expect([before.ahead, ahead].map((counts) => counts.reduce((sum, count) => sum + count, 0))).toEqual([1, 1]);
    expect(ahead[0]).toBe(1);
  });

  test('a card that was queued before it was ever seen is due, and takes what a new card takes', () => {
    const { due, dueSeconds } = asked([mark('queue', on(0), 'd')], 0);
    expect([due, dueSeconds]).toEqual([1, 40]);
  });

  test('minutes come from the own pace: a recall and a lapse, each by its chance', () => {
    const events = [timed(on(0), 1, 30_000, 'a'), timed(on(1), 3, 10_000, 'a'), timed(on(1), 1, 50_000, 'b')];
    const events2 = [...events, timed(on(2), 1, 50_000, 'b')];
    const { due, dueSeconds, pace } = asked(events2, 3);
    expect(pace).toEqual({ new: 40, recall: 10, lapse: 50 });
    expect(due).toBe(2);
    expect(dueSeconds).toBeGreaterThan(20);
    expect(dueSeconds).toBeLessThan(100);
  });
});

describe('readiness', () => {
  test('is the mean chance of recall over all questions, where one that was never learned counts nothing', () => {
    const model = memoryModel();
    const { guides } = asked([review(on(0), 3, 'a'), review(on(0), 4, 'b')], 5);
    const chance = (rating: 3 | 4) => model.retrievability(model.next(null, 0, rating), 5);
    expect(guides[0]?.readiness).toBeCloseTo((chance(3) + chance(4)) / 4, 10);
    expect(guides[0]?.history).toHaveLength(42);
    expect(guides[0]?.history.slice(0, 36).every((share) => share === 0)).toBe(true);
    expect(guides[0]?.history[36]).toBeCloseTo(0.5, 10);
  });

  test('a card that begins anew falls to nothing from that day on', () => {
    const { guides } = asked([review(on(0), 3, 'a'), mark('forget', on(2), 'a'), mark('queue', on(2), 'a')], 3);
    expect(guides[0]?.history.slice(-4)).toEqual([0.25, expect.any(Number), 0, 0]);
  });
});

describe('the year', () => {
  test('has the reviews that count on each study day; what was taken back is not there', () => {
    const slip = review(on(1), 3, 'b');
    const { year, reviews } = asked([review(on(0), 3), review(on(1), 3), slip, undo(on(1), slip)], 2);
    expect(year.slice(-3).map((day) => day.reviews)).toEqual([1, 1, 0]);
    expect(year.at(-1)?.day).toBe(dayZero + 2);
    expect(reviews).toBe(2);
  });
});

describe('the run of days', () => {
  test('rests on days on which nothing was due, and these days do not count', () => {
    // Good on a new card: due again two days later.
    const events = [review(on(0), 3), review(on(2), 3)];
    expect(asked(events, 2).run).toEqual({ current: 2, longest: 2 });
    expect(asked(events, 9).run).toEqual({ current: 2, longest: 2 });
  });

  test('ends with a day on which something was due and nothing done, but not before that day is over', () => {
    const events = [review(on(0), 3), review(on(1), 3, 'b')];
    expect(asked(events, 2).run.current).toBe(2);
    expect(asked(events, 3).run).toEqual({ current: 0, longest: 2 });
  });

  test('suspended and buried cards do not end it, nor does a card that its guide no longer has', () => {
    const events = [review(on(0), 3), mark('bury', on(2)), mark('suspend', on(3)), review(on(0), 3, 'gone')];
    expect(asked(events, 9).run.current).toBe(1);
  });
});

describe('true retention and calibration', () => {
  test('only the first review of a card on a day counts, in the band of the days that had passed', () => {
    const events = [
      review(on(0), 3),
      review(on(1), 1),
      review(on(1, 5), 3),
      review(on(8), 3),
      review(on(40), 1),
      review(on(140), 3),
    ];
    const { retention, recent } = asked(events, 140);
    expect(retention.map(({ from, to, n, recalled }) => [from, to, n, recalled])).toEqual([
      [1, 1, 1, 0],
      [2, 6, 0, 0],
      [7, 20, 1, 1],
      [21, 89, 1, 0],
      [90, null, 1, 1],
    ]);
    expect(recent).toEqual({ n: 1, recalled: 1 });
  });

  test('under 100 predictions nothing is drawn; from then on groups of 30 or more', () => {
    const looks = (count: number) =>
      Array.from({ length: count + 1 }, (_, index) => review(on(index * 2), index % 7 === 3 ? 1 : 3));
    const few = asked(looks(99), 200).calibration;
    expect([few.n, few.isEnough, few.bins]).toEqual([99, false, []]);
    const enough = asked(looks(100), 201).calibration;
    expect([enough.n, enough.isEnough]).toEqual([100, true]);
    expect(enough.bins.reduce((sum, { n }) => sum + n, 0)).toBe(100);
    const many = asked(looks(1000), 2001).calibration.bins;
    for (const [index, { from, n }] of many.entries()) {
      expect(n).toBeGreaterThanOrEqual(30);
      expect(from).toBeGreaterThanOrEqual((many[index - 1]?.to ?? 0) - 1e-9);
    }
    for (const { low, high, recalled, n } of enough.bins) {
      expect(low).toBeLessThan(recalled);
      expect(high).toBeGreaterThanOrEqual(recalled - 1e-9);
      expect(n).toBeGreaterThanOrEqual(30);
    }
  });
});
