import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf } from '@/domain/scheduling/chance';
import { fitMemory, fittedModel, type Recall, usualMemory } from '@/domain/scheduling/memory-fit';
import { memoryModel } from '@/domain/scheduling/memory-model';
import { makePlan } from '@/domain/scheduling/plan';
import { queueOfDay } from '@/domain/scheduling/plan-day';
import { type Course, unseenCard } from '@/domain/scheduling/plan-look';
import { courseOf } from '@/domain/scheduling/plan-request';
import { viewPlan } from '@/domain/scheduling/plan-view';
import { doSpacedLooksAdd, farDays } from '@/domain/scheduling/spaced-looks';
import { tunedCourse } from '@/domain/scheduling/tuned-course';
import { dayNumber } from '@/domain/shared/study-day';
import { dayMs, noon, only, review } from '@/tests/support/schedule-log';

const model = memoryModel();
const recall = (isRecalled: boolean, rest: Partial<Recall> = {}): Recall => ({
  stability: 3,
  elapsedDays: 4,
  isRecalled,
  looks: 1,
  gapBefore: 0,
  ...rest,
});
/** Recalls of a learner whose curve is known. */
const drawn = (count: number, chance: (days: number, stability: number) => number): Recall[] =>
  Array.from({ length: count }, (_, index) => {
    const elapsedDays = 1 + Math.floor(12 * chanceOf(`days ${index}`));
    const stability = 1 + 8 * chanceOf(`stability ${index}`);
    return recall(chanceOf(`answer ${index}`) < chance(elapsedDays, stability), { elapsedDays, stability });
  });
const far = (count: number, share: number, rest: Partial<Recall>): Recall[] =>
  Array.from({ length: count }, (_, index) =>
    recall((index + 0.5) / count < share, { elapsedDays: farDays, gapBefore: farDays, ...rest }),
  );

const course: Course = {
  studyDays: Array.from({ length: 30 }, (_, day) => day),
  examDay: 30,
  secondsPerDay: 600,
  model,
  pace: { new: 40, recall: 15, lapse: 35 },
};

describe('how a learner forgets', () => {
  test('is as everybody does until there are answers, and the model is the same one then', () => {
    expect(fitMemory([], model)).toBe(usualMemory);
    expect(fittedModel(model, fitMemory([], model))).toBe(model);
  });
  test('is hardly moved by a few misses', () => {
    const fitted = fittedModel(model, fitMemory([recall(false), recall(true), recall(true)], model));
    const usual = model.retrievability({ stability: 3, difficulty: 5 }, 4);
    expect(fitted.retrievability({ stability: 3, difficulty: 5 }, 4)).toBeGreaterThan(usual - 0.1);
  });
  test('is found from what was recalled: usual, faster, and on a curve that falls more steeply', () => {
    const curves = [
      (days: number, stability: number) => model.retrievability({ stability, difficulty: 5 }, days),
      (days: number, stability: number) => model.retrievability({ stability: stability / 5, difficulty: 5 }, days),
      (days: number, stability: number) => 0.9 ** ((3 * days) / stability),
    ];
    for (const curve of curves) {
      const fitted = fittedModel(model, fitMemory(drawn(800, curve), model));
      for (const days of [2, 5, 10])
        expect(Math.abs(fitted.retrievability({ stability: 4, difficulty: 5 }, days) - curve(days, 4))).toBeLessThan(
          0.08,
        );
    }
  });
  test('is a curve that falls with the days and rises with the stability, whatever was recalled', () => {
    const recalls = fc.array(
      fc.record({
        stability: fc.double({ min: 0.001, max: 400, noNaN: true }),
        elapsedDays: fc.integer({ min: 1, max: 300 }),
        isRecalled: fc.boolean(),
        looks: fc.integer({ min: 1, max: 5 }),
        gapBefore: fc.integer({ min: 0, max: 30 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(recalls, (given) => {
        const fitted = fittedModel(model, fitMemory(given, model));
        const chance = (stability: number, days: number) => fitted.retrievability({ stability, difficulty: 5 }, days);
        for (const days of [1, 3, 30]) {
          for (const stability of [0.5, 5, 50]) {
            expect(chance(stability, days)).toBeGreaterThanOrEqual(0);
            expect(chance(stability, days)).toBeLessThanOrEqual(1);
            expect(chance(stability, days + 1)).toBeLessThanOrEqual(chance(stability, days));
            expect(chance(stability * 2, days)).toBeGreaterThanOrEqual(chance(stability, days));
          }
        }
        expect(fitMemory(given, model)).toEqual(fitMemory(given, model));
      }),
      { numRuns: 25 },
    );
  });
});

describe('looks that are far apart', () => {
  const first = (count: number, share: number) => far(count, share, { looks: 1, gapBefore: 0 });
  const second = (count: number, share: number) => far(count, share, { looks: 2 });
  test.each([
    { say: 'nothing yet', recalls: [], adds: true },
    { say: 'nothing without second ones', recalls: first(20, 0.3), adds: true },
    { say: 'nothing by few second ones', recalls: [...first(20, 0.3), ...second(11, 0)], adds: true },
    { say: 'nothing by few first ones', recalls: [...first(11, 0.3), ...second(12, 0)], adds: true },
    {
      say: 'no where no more is recalled the second time',
      recalls: [...first(20, 0.3), ...second(12, 0.25)],
      adds: false,
    },
    { say: 'yes where more is, however little it was', recalls: [...first(20, 0.15), ...second(12, 0.4)], adds: true },
    { say: 'yes where most first ones are recalled', recalls: [...first(20, 0.8), ...second(12, 0.5)], adds: true },
  ])('say $say', ({ recalls, adds }) => {
    expect(doSpacedLooksAdd(recalls)).toBe(adds);
  });
});

/** Somebody who keeps hardly anything for days, whatever was done before, but does keep it for a day or two. */
const forgetful = [
  ...drawn(500, (days, stability) => 0.9 ** ((4 * days) / stability)).map((each) => ({ ...each, looks: 3 })),
  ...far(20, 0.3, { looks: 1, gapBefore: 0, stability: 2 }),
  ...far(16, 0.25, { looks: 2, stability: 2 }),
];

describe('a course that is tuned', () => {
  const cards = Array.from({ length: 200 }, (_, index) => unseenCard(`c${index}`));
  test('keeps its breadth where looks add, and in the first days, when nothing is known', () => {
    expect(tunedCourse(cards, course, [])).toMatchObject({ isDeep: false, model });
    const adds = [...far(20, 0.15, { looks: 1, gapBefore: 0 }), ...far(12, 0.6, { looks: 2 })];
    expect(tunedCourse(cards, course, adds)).toMatchObject({ isDeep: false });
  });
  test('keeps fewer cards where all of them would be lost, and says which are left out', () => {
    const tuned = tunedCourse(cards, course, forgetful);
    expect(tuned.isDeep).toBe(true);
    const deep = makePlan(cards, tuned);
    const broad = makePlan(cards, { ...tuned, isDeep: false });
    expect(deep.leftOut.length).toBeGreaterThan(0);
    expect(broad.leftOut).toEqual([]);

    const today = new Set(deep.days[0]?.queue.map((look) => look.card.id));
    expect(deep.leftOut.filter((id) => today.has(id))).toEqual([]);
  });
  test('asks a card all the same that was put among the due ones', () => {
    const called = { ...unseenCard('wanted'), isCalled: true };
    const begun = Array.from({ length: 60 }, (_, index) => ({
      ...unseenCard(`b${index}`),
      memory: { stability: 1, difficulty: 5 },
      lastDay: 8,
    }));
    const tuned = { ...course, isDeep: true };
    const queue = queueOfDay([...begun, ...cards, called], 10, tuned, 20).map(({ card }) => card.id);
    expect(queue[0]).toBe('wanted');
    expect(queue.some((id) => id.startsWith('c'))).toBe(false);
  });
  test('is reckoned from the log: first answers of a day, and the days between', () => {
    const events = Array.from({ length: 30 }, (_, index) => [
      review(noon, 3, `c${index}`),
      review(noon + 600_000, 1, `c${index}`),
      review(noon + 8 * dayMs, 1, `c${index}`),
      review(noon + 8 * dayMs + 600_000, 3, `c${index}`),
      review(noon + 16 * dayMs, 1, `c${index}`),
    ]).flat();
    const request = { examDay: '2026-04-20', minutesPerDay: 10, cards: 200 };
    const first = courseOf(
      events.filter(({ at }) => Date.parse(at) < noon + dayMs),
      only(),
      request,
    ).course;
    const { course: last } = courseOf(events, only(), request);
    expect(last.isDeep).toBe(true);
    const memory = { stability: 3, difficulty: 5 };
    expect(last.model.retrievability(memory, 6)).toBeLessThan(first.model.retrievability(memory, 6) - 0.3);
  });
});

describe('what a learner sees of it', () => {
  /** Kept for a day or two and no longer, which two looks far apart do not change. */
  const short = Array.from({ length: 200 }, (_, index) => {
    const days = 1 + (index % 5);
    const isRecalled = chanceOf(`short ${index}`) < 0.9 ** (1.5 * days * days);
    return [
      review(noon + (16 - days) * dayMs, 3, `x${index}`),
      review(noon + 16 * dayMs, isRecalled ? 3 : 1, `x${index}`),
    ];
  }).flat();
  const events = Array.from({ length: 30 }, (_, index) => [
    review(noon, 3, `c${index}`),
    review(noon + 8 * dayMs, 1, `c${index}`),
    review(noon + 8 * dayMs + 600_000, 3, `c${index}`),
    review(noon + 16 * dayMs, 1, `c${index}`),
    review(noon + 16 * dayMs + 600_000, 3, `c${index}`),
  ]).flat();
  const today = dayNumber('2026-03-19');
  const asked = {
    versions: only(),
    cards: Array.from({ length: 120 }, (_, index) => `c${index}`),
    examDay: today + 40,
    minutesPerDay: 5,
    daysOff: [],
    everyQuestion: false,
    today,
    fromDay: today - 17,
  };
  test('is that questions are left out, and no number of minutes that would do', () => {
    const view = viewPlan({ ...asked, events: [...events, ...short] });
    expect(view).toMatchObject({ isDeep: true, enoughMinutes: null });
    expect(view.leftOut.length).toBeGreaterThan(0);
    expect(view.leftOut.every((card) => Number(card.slice(1)) >= 30)).toBe(true);
  });
  test('is every question where the learner overrules that, and that it was overruled', () => {
    const nearer = { ...asked, events, examDay: today + 30 };
    const view = viewPlan({ ...nearer, everyQuestion: true });
    const few = viewPlan(nearer);
    expect(few).toMatchObject({ isDeep: true, isOverruled: false });
    expect(view).toMatchObject({ isDeep: false, isOverruled: true, leftOut: [] });
    expect(view.queue.every((card) => Number(card.slice(1)) >= 30)).toBe(true);
    expect(few.queue.some((card) => Number(card.slice(1)) < 30)).toBe(true);
    expect(view.forecast.expected).toBeLessThan(few.forecast.expected);
    expect(view.fewWellExpected).toBe(few.forecast.expected);
    expect(few.fewWellExpected).toBeNull();
  });
  test('is a plan for all of them where they recall', () => {
    const good = events.map((event) => (event.kind === 'review' ? { ...event, rating: 3 as const } : event));
    // Nothing is overruled then.
    const view = viewPlan({ ...asked, events: good, everyQuestion: true });
    expect(view).toMatchObject({ isDeep: false, isOverruled: false });
  });
});
