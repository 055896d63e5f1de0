import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDueDay } from '@/domain/review/due-day';
import { effectiveEvents } from '@/domain/scheduling/effective-events';
import { foldSchedule } from '@/domain/scheduling/fold';
import { memoryModel } from '@/domain/scheduling/memory-model';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { studyDay } from '@/domain/shared/study-day';
import { dayMs, mark, noon, only, review, undo } from '@/tests/support/schedule-log';
import { type MemoryStatistics, memoryStatistics } from './memory-statistics';

const cards = ['a', 'b', 'c'];
const lastDay = 60;
const dayOf = (ms: number) => studyDay(new Date(ms), 'UTC', 4);
const today = dayOf(noon + lastDay * dayMs);

const anEvent = fc
  .record({
    day: fc.integer({ min: 0, max: lastDay }),
    minute: fc.integer({ min: 0, max: 600 }),
    card: fc.constantFrom(...cards, 'not-in-the-guide'),
    deed: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(1, 2, 3, 4) },
      { weight: 2, arbitrary: fc.constantFrom('queue', 'suspend', 'unsuspend', 'bury', 'forget') },
    ),
  })
  .map(({ day, minute, card, deed }) => {
    const ms = noon + day * dayMs + minute * 60_000;
    return typeof deed === 'number' ? review(ms, deed as 1 | 2 | 3 | 4, card) : mark(deed as 'bury', ms, card);
  });

const aLog = fc
  .array(anEvent, { maxLength: 60 })
  .chain((events) =>
    fc
      .subarray(events, { maxLength: Math.min(4, events.length) })
      .map((slips): ScheduleEvent[] => [...events, ...slips.map((slip) => undo(noon + lastDay * dayMs, slip))]),
  );

const statisticsOf = (events: readonly ScheduleEvent[]): MemoryStatistics =>
  memoryStatistics({
    events,
    versions: only(),
    guides: [{ slug: 'g', title: 'G', cards }],
    now: noon + lastDay * dayMs,
    today,
  });

/** The states at the end of a day: the log folded as if the rest had not happened yet. */
function statesAt(events: readonly ScheduleEvent[], day: number) {
  const until = effectiveEvents(events).filter((timed) => dayOf(timed.at) <= day);
  const states = foldSchedule(
    until.map(({ event }) => event),
    only(),
  );
  return [...states].flatMap(([card, state]) => (cards.includes(card) ? [state] : []));
}

test('the readiness of each day of the history is that of the log folded up to that day', () => {
  const model = memoryModel();
  fc.assert(
    fc.property(aLog, (events) => {
      const [guide] = statisticsOf(events).guides;
      if (guide === undefined) return;
      for (const [index, share] of guide.history.entries()) {
        const day = today - guide.history.length + 1 + index;
        const chances = statesAt(events, day).map(({ memory, lastDay: last }) =>
          memory === null || last === null ? 0 : model.retrievability(memory, day - last),
        );
        expect(share).toBeCloseTo(chances.reduce((sum, chance) => sum + chance, 0) / cards.length, 9);
      }
      expect(guide.readiness).toBe(guide.history.at(-1));
    }),
    { numRuns: 40 },
  );
});

test('a run of days is what one finds who looks at each day alone', () => {
  fc.assert(
    fc.property(aLog, (events) => {
      const { run, due } = statisticsOf(events);
      const studied = new Set(
        effectiveEvents(events).flatMap(({ event, at }) => (event.kind === 'review' ? [dayOf(at)] : [])),
      );
      let [current, longest] = [0, 0];
      for (let day = dayOf(noon); day <= today; day += 1) {
        const wasDue = statesAt(events, day).some((state) => nextDueDay(state, day, false) === day);
        if (studied.has(day)) current += 1;
        else if (wasDue && day < today) current = 0;
        longest = Math.max(longest, current);
      }
      expect(run).toEqual({ current, longest });
      expect(due).toBe(statesAt(events, today).filter((state) => nextDueDay(state, today, false) === today).length);
    }),
    { numRuns: 100 },
  );
});

test('order, repetition and what was taken back change no figure', () => {
  fc.assert(
    fc.property(
      aLog.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
      ([events, shuffled]) => {
        expect(statisticsOf([...shuffled, ...shuffled.slice(0, 5)])).toEqual(statisticsOf(events));
      },
    ),
    { numRuns: 60 },
  );
});
