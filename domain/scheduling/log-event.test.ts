import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldMarks } from '@/domain/review/marks';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import { foldSchedule } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import { at, noon, only } from '@/tests/support/schedule-log';

const uuid = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const cardOf = (guide: string, question: string) => `${guide}/${question}`;

type Row = readonly [kind: string, guide: string, question: string, rating: Rating, minute: number, ref: number];

function logOf(rows: readonly Row[]): ReviewEvent[] {
  return rows.map(([kind, guide, question, rating, minute, ref], index) => {
    const shared = {
      id: uuid(index),
      guide,
      at: at(noon + minute * 60_000),
      timeZone: 'Europe/Stockholm',
      rolloverHour: 4,
      device: uuid(999),
    };
    const review = { durationMs: 1000, mode: 'four', revision: 'r', edition: 'e' } as const;
    // Devices write no undos of undos.
    if (kind === 'undo' && rows[ref]?.[0] !== 'undo') return { ...shared, kind, ref: uuid(ref) };
    if (kind === 'reset') return { ...shared, kind };
    if (kind === 'forget') return { ...shared, kind, question };
    return { ...shared, ...review, kind: 'review', question, rating };
  });
}

const anyRow = fc.tuple(
  fc.constantFrom('review', 'review', 'review', 'undo', 'reset', 'forget'),
  fc.constantFrom('sql', 'web'),
  fc.constantFrom('a', 'b', 'c'),
  fc.constantFrom<Rating>(1, 2, 3, 4),
  fc.integer({ min: 0, max: 40 }),
  fc.nat({ max: 40 }),
);

test('the schedule counts the reviews that the marks of the cards page count', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
      const log = logOf(rows);
      const marks = [...foldMarks(log)].flatMap(([guide, ofGuide]) =>
        [...ofGuide].map(([question, { count }]) => [cardOf(guide, question), count] as const),
      );
      const states = foldSchedule(
        log.map((event) => scheduleEvent(event, cardOf)),
        only(),
      );
      const counts = [...states].flatMap(([card, { reps }]) => (reps === 0 ? [] : [[card, reps] as const]));
      expect(counts.sort()).toEqual(marks.sort());
    }),
    { numRuns: 300 },
  );
});
