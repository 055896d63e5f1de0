import { beforeAll, describe, expect, test } from 'vitest';
import { chanceOf } from '@/domain/scheduling/chance';
import { finalPassFrom, queueOfDay } from '@/domain/scheduling/plan-day';
import { type PlanCard, unseenCard } from '@/domain/scheduling/plan-look';
import { courseOf } from '@/domain/scheduling/plan-request';
import { type PlanView, viewPlan } from '@/domain/scheduling/plan-view';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { dayNumber } from '@/domain/shared/study-day';
import { dayMs, noon, only, review } from '@/tests/support/schedule-log';

const days = 24;
const fromDay = dayNumber('2026-03-02');
const cards = Array.from({ length: 80 }, (_, index) => `c${index}`);
/** Half of the cards are known so well that gain alone would ask the others instead. */
const ratingOf = (card: string, day: number) => (chanceOf(card) < 0.5 ? 4 : chanceOf(`${card} ${day}`) < 0.3 ? 1 : 3);

describe('the final pass of a plan that is asked each morning', () => {
  const mornings: PlanView[] = [];
  const lastDays = new Map<string, number>();
  beforeAll(() => {
    const events: ScheduleEvent[] = [];
    for (let today = fromDay; today < fromDay + days; today += 1) {
      const view = viewPlan({
        events: [...events],
        versions: only(),
        cards,
        examDay: fromDay + days,
        minutesPerDay: 5,
        daysOff: [6],
        everyQuestion: false,
        today,
        fromDay,
      });
      mornings.push(view);
      for (const card of view.queue) {
        events.push(review(noon + (today - fromDay) * dayMs, ratingOf(card, today), card));
        lastDays.set(card, today);
      }
    }
  });
  test('begins on the day that was said when the plan was made', () => {
    expect(new Set(mornings.map((view) => view.finalPassFrom))).toEqual(new Set([mornings[0]?.finalPassFrom]));
    expect(mornings[0]?.finalPassFrom).toBeGreaterThan(fromDay + days / 2);
  });
  test('has every card', () => {
    const from = mornings[0]?.finalPassFrom ?? Number.NaN;
    expect(cards.filter((card) => !((lastDays.get(card) ?? 0) >= from))).toEqual([]);
  });
  test('is not said to be too short while it goes on as planned', () => {
    expect(mornings.map(({ notSeenAgain }) => notSeenAgain)).toEqual(mornings.map(() => 0));
    expect(mornings.map(({ enoughMinutes }) => enoughMinutes)).toEqual(mornings.map(() => null));
  });
});

describe('the days of a plan that are over', () => {
  const request = { examDay: '2026-03-26', minutesPerDay: 5, cards: 80 };
  const passOf = (change: Partial<Parameters<typeof courseOf>[2]>) =>
    finalPassFrom(courseOf([], only(), { ...request, ...change }).course, 80);
  test('count for its final pass, which begins when it began', () => {
    const first = passOf({ fromDay: '2026-03-02' });
    for (const fromDay of ['2026-03-10', '2026-03-19', '2026-03-24'])
      expect(passOf({ madeOn: '2026-03-02', fromDay })).toBe(first);
    expect(passOf({ fromDay: '2026-03-24' })).toBe(dayNumber('2026-03-25'));
  });
  test('are none where it was made on its first day or later', () => {
    for (const madeOn of ['2026-03-10', '2026-03-12'])
      expect(passOf({ madeOn, fromDay: '2026-03-10' })).toBe(passOf({ fromDay: '2026-03-10' }));
  });
});

describe('a day of the final pass', () => {
  const { course } = courseOf([], only(), { examDay: '2026-03-16', minutesPerDay: 0.25, fromDay: '2026-03-13' });
  const seen = (id: string, stability: number, lastDay: number): PlanCard => ({
    ...unseenCard(id),
    memory: { stability, difficulty: 5 },
    lastDay,
  });
  const asked = (day: number, finalFrom: number) =>
    queueOfDay([seen('weak', 1, day - 1), seen('strong', 400, day - 3)], day, course, finalFrom).map(
      ({ card }) => card.id,
    );
  const [first = Number.NaN, , last = Number.NaN] = course.studyDays;
  test('asks what gains more, until the days after it are not enough for what was not seen in it', () => {
    expect(asked(first, first - 1)).toEqual(['weak']);
    expect(asked(last, last - 1)).toEqual(['strong']);
  });
  test('comes only when it comes', () => {
    expect(asked(last, last + 1)).toEqual(['weak']);
  });
});

describe('the last seconds of a day', () => {
  const { course } = courseOf([], only(), { examDay: '2026-03-16', minutesPerDay: 10, fromDay: '2026-03-09' });
  const day = dayNumber('2026-03-09');
  const weak: PlanCard[] = ['a', 'b'].map((id) => ({
    ...unseenCard(id),
    memory: { stability: 1, difficulty: 5 },
    lastDay: day - 5,
  }));
  const asked = (left: number, among = weak) =>
    queueOfDay(among, day, { ...course, spentSeconds: 600 - left }, course.examDay).map(({ card }) => card.id);
  test('have one more card, where it fits if it is recalled', () => {
    expect(asked(15)).toEqual(['a']);
    expect(asked(14)).toEqual([]);
    expect(asked(600)).toEqual(['a', 'b']);
  });
  test('have no new card, which takes as long as it takes', () => {
    const fresh = unseenCard('new');
    expect(asked(39, [fresh])).toEqual([]);
    expect(asked(40, [fresh])).toEqual(['new']);
  });
});
