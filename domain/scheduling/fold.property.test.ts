/** The invariants of the reference (section 9.3), with its numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shuffled } from '@/domain/review/deck';
import type { Rating } from '@/domain/review/review-event';
import { newCard } from '@/domain/scheduling/card-state';
import { foldSchedule } from '@/domain/scheduling/fold';
import { fuzzedDays, fuzzRange } from '@/domain/scheduling/fuzz';
import { memoryModel } from '@/domain/scheduling/memory-model';
import { nextState } from '@/domain/scheduling/next-state';
import { defaultParameters, parameterLimits } from '@/domain/scheduling/parameters';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { defaultSettings, type SettingsVersions } from '@/domain/scheduling/settings';
import { at, noon, only } from '@/tests/support/schedule-log';

const kinds = [
  'review',
  'review',
  'review',
  'quiz',
  'queue',
  'suspend',
  'unsuspend',
  'bury',
  'forget',
  'reset',
  'undo',
];
const zones = ['UTC', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Auckland', 'Australia/Lord_Howe'];
const anyRating = fc.constantFrom<Rating>(1, 2, 3, 4);

type Row = {
  readonly kind: string;
  readonly card: string;
  readonly rating: Rating;
  readonly minute: number;
  readonly zone: string;
  readonly target: number;
};

const anyRow: fc.Arbitrary<Row> = fc.record({
  kind: fc.constantFrom(...kinds),
  card: fc.constantFrom('g/a', 'g/b', 'h/c'),
  rating: anyRating,
  // Many at the same instant, some days and some years apart.
  minute: fc.oneof(
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 0, max: 20_000 }),
    fc.integer({ max: 2_000_000 }),
  ),
  zone: fc.constantFrom(...zones),
  target: fc.nat({ max: 30 }),
});
const anyRows = fc.array(anyRow, { maxLength: 40 });

function eventOf({ kind, card, rating, minute, zone, target }: Row, index: number): ScheduleEvent {
  const shared = { id: `e${index}`, at: at(noon + minute * 60_000), timeZone: zone, guide: card.slice(0, 1) };
  if (kind === 'undo') return { ...shared, kind, undoes: `e${target}` };
  if (kind === 'reset') return { ...shared, kind };
  if (kind === 'review') return { ...shared, kind, card, rating };
  if (kind === 'quiz') return { ...shared, kind, card, credit: rating / 4 };
  return { ...shared, kind: kind as 'suspend', card };
}

const fold = (events: readonly ScheduleEvent[], versions: SettingsVersions = only({ fuzz: true })) =>
  [...foldSchedule(events, versions)].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the log', () => {
  test('I2 and I3: three devices that send in any order, twice or in parts, come to the same schedule', () => {
    fc.assert(
      fc.property(anyRows, fc.integer(), fc.array(fc.nat({ max: 2 }), { maxLength: 40 }), (rows, seed, owners) => {
        const events = rows.map(eventOf);
        const sent = [0, 1, 2].map((device) => events.filter((_, index) => (owners[index] ?? 0) === device));
        const repeated = sent.flatMap((own, device) => [...own, ...structuredClone(own.slice(0, device * 3))]);
        expect(fold(shuffled(repeated, seed))).toEqual(fold(events));
      }),
      { numRuns: 500 },
    );
  });
  test('two events under one id: the same one counts, whichever came first', () => {
    fc.assert(
      fc.property(anyRows, anyRow, (rows, other) => {
        const events = rows.map(eventOf);
        const twin = eventOf(other, 0);
        expect(fold([...events, twin])).toEqual(fold([twin, ...events]));
      }),
    );
  });
  test('I4: an event of any kind that is taken back is as if it had never happened', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.integer({ max: 2_000_000 }), (rows, which, minute) => {
        const events = rows.map(eventOf);
        const target = events[which % Math.max(1, events.length)];
        if (target === undefined) return;
        const undo = (id: string): ScheduleEvent => ({
          id,
          kind: 'undo',
          undoes: target.id,
          at: at(noon + minute * 60_000),
        });
        const without = fold(events.filter((event) => event !== target));
        expect(fold([...events, undo('u')])).toEqual(without);
        expect(fold([...events, undo('u'), undo('v')])).toEqual(without);
      }),
      { numRuns: 500 },
    );
  });
  test('I5 and I8: every number stays within its limits', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 400 }), fc.boolean(), (rows, maximumIntervalDays, fuzz) => {
        const states = foldSchedule(rows.map(eventOf), only({ maximumIntervalDays, fuzz }));
        for (const { state, memory, intervalDays, dueDay, lastDay, lapses, reps } of states.values()) {
          expect(memory === null).toBe(state === 'new');
          expect(lapses).toBeLessThanOrEqual(reps);
          if (memory === null) continue;
          expect(memory.stability).toBeGreaterThanOrEqual(0.001);
          expect(memory.stability).toBeLessThanOrEqual(36_500);
          expect(memory.difficulty).toBeGreaterThanOrEqual(1);
          expect(memory.difficulty).toBeLessThanOrEqual(10);
          expect(intervalDays).toBeGreaterThanOrEqual(state === 'review' ? 1 : 0);
          expect(intervalDays).toBeLessThanOrEqual(state === 'review' ? maximumIntervalDays : 0);
          expect(dueDay).toBeLessThanOrEqual((lastDay ?? 0) + maximumIntervalDays);
        }
      }),
      { numRuns: 300 },
    );
  });
  test('I9: settings that change afterwards change nothing of what was before', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.constantFrom(...zones),
        fc.double({ min: 0.7, max: 0.97, noNaN: true }),
        (rows, zone, r) => {
          const events = rows.map(eventOf);
          const after = Math.max(...events.map((event) => Date.parse(event.at)), 0) + 1;
          const changed = {
            ...defaultSettings,
            timeZone: zone,
            rolloverHour: 0,
            desiredRetention: r,
            learningSteps: [5],
          };
          const before = { from: null, settings: defaultSettings };
          expect(fold(events, [before, { from: after, settings: changed }])).toEqual(fold(events, [before]));
        },
      ),
    );
  });
});

describe('the memory', () => {
  const anyMemory = fc.record({
    stability: fc.oneof(
      fc.double({ min: 0.001, max: 5, noNaN: true }),
      fc.double({ min: 0.001, max: 36_500, noNaN: true }),
    ),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  });
  const anyParameters = fc.tuple(
    ...parameterLimits.map(([min, max]) => fc.double({ min, max, noNaN: true })),
  ) as fc.Arbitrary<number[]>;
  const someParameters = fc.oneof(fc.constant([...defaultParameters]), anyParameters);
  const ratings: readonly Rating[] = [1, 2, 3, 4];

  test('I6: a better rating never leaves less memory, nor a shorter interval', () => {
    fc.assert(
      fc.property(
        anyMemory,
        fc.integer({ min: 0, max: 1000 }),
        fc.boolean(),
        someParameters,
        (memory, days, fuzz, w) => {
          const rules = { settings: { ...defaultSettings, fuzz, relearningSteps: [] }, model: memoryModel(w, 0.9) };
          const state = { ...newCard, state: 'review', memory, lastDay: 0, reps: 3 } as const;
          const moment = { at: noon, day: days, timeZone: 'UTC', rolloverHour: 4 };
          const after = ratings.map((rating) =>
            nextState(state, 'a', { id: 'e', kind: 'review', card: 'a', rating, at: at(noon) }, moment, rules),
          );
          for (const [index, better] of after.entries()) {
            const worse = after[Math.max(0, index - 1)] ?? better;
            expect(better.intervalDays).toBeGreaterThanOrEqual(worse.intervalDays);
            expect(better.memory?.stability).toBeGreaterThanOrEqual(worse.memory?.stability ?? 0);
            expect(better.memory?.difficulty).toBeLessThanOrEqual(worse.memory?.difficulty ?? 0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
  test('I7: who wants to remember more is never asked later', () => {
    const anyRetention = fc.double({ min: 0.7, max: 0.97, noNaN: true });
    fc.assert(
      fc.property(anyMemory, anyRetention, anyRetention, (memory, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const days = (retention: number) => memoryModel(defaultParameters, retention).intervalDays(memory);
        expect(days(high)).toBeLessThanOrEqual(days(low));
      }),
    );
  });
  test('the chance of recall is between 0 and 1 and falls with time', () => {
    fc.assert(
      fc.property(anyMemory, fc.double({ min: 0, max: 40_000, noNaN: true }), someParameters, (memory, days, w) => {
        const model = memoryModel(w);
        const [now, next] = [model.retrievability(memory, days), model.retrievability(memory, days + 1)];
        expect(now).toBeLessThanOrEqual(1);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(now);
      }),
    );
  });
  test('it is what the published formulas of FSRS-6 say, written out once more', () => {
    const limit = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
    fc.assert(
      fc.property(
        anyMemory,
        fc.integer({ min: 0, max: 1000 }),
        anyRating,
        someParameters,
        (memory, days, rating, w) => {
          const { stability: s, difficulty: d } = memory;
          const p = (index: number) => w[index] ?? Number.NaN;
          const factor = 0.9 ** (-1 / p(20)) - 1;
          const r = (1 + (factor * days) / s) ** -p(20);
          const bonus = rating === 2 ? p(15) : rating === 4 ? p(16) : 1;
          const recalled = s * (1 + Math.exp(p(8)) * (11 - d) * s ** -p(9) * (Math.exp(p(10) * (1 - r)) - 1) * bonus);
          const lapsed = p(11) * d ** -p(12) * ((s + 1) ** p(13) - 1) * Math.exp(p(14) * (1 - r));
          const growth = Math.exp(p(17) * (rating - 3 + p(18))) * s ** -p(19);
          const sameDay = s * (rating === 1 ? growth : Math.max(1, growth));
          const otherDay = rating === 1 ? Math.min(lapsed, s / Math.exp(p(17) * p(18))) : recalled;
          const easiest = p(4) - Math.exp(p(5) * 3) + 1;
          const moved = d - (p(6) * (rating - 3) * (10 - d)) / 9;
          const found = memoryModel(w).next(memory, days, rating);
          const expected = limit(days === 0 ? sameDay : otherDay, 0.001, 36_500);
          // Eight decimals of the curve's factor weigh most where the factor is small.
          expect(Math.abs(found.stability - expected)).toBeLessThan(1e-6 + expected * 1e-5);
          expect(Math.abs(found.difficulty - limit(p(7) * easiest + (1 - p(7)) * moved, 1, 10))).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 1000 },
    );
  });
  test('fuzz keeps to its range, and spreads over it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36_500 }), fc.string(), fc.nat({ max: 500 }), (days, card, reps) => {
        const { least, most } = fuzzRange(days);
        const moved = fuzzedDays(days, card, reps);
        expect(moved).toBeGreaterThanOrEqual(least);
        expect(moved).toBeLessThanOrEqual(most);
        expect(least).toBeGreaterThanOrEqual(1);
      }),
    );
    const counts = new Map<number, number>();
    for (let card = 0; card < 7000; card += 1) {
      const moved = fuzzedDays(20, `${card}`, 1);
      counts.set(moved, (counts.get(moved) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([17, 18, 19, 20, 21, 22, 23]);
    for (const count of counts.values()) expect(count).toBeGreaterThan(850);
  });
});
