import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rating, ReviewEvent } from '@/domain/review/review-event';
import { readStudyNow, type Study } from '@/domain/review/study';
import { foldSchedule } from '@/domain/scheduling/fold';
import { scheduleEvent } from '@/domain/scheduling/log-event';
import { studyDay } from '@/domain/shared/study-day';
import { at, noon, only } from '@/tests/support/schedule-log';

const uuid = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const cardOf = (guide: string, question: string) => `${guide}/${question === 'old-a' ? 'a' : question}`;
const today = studyDay(new Date(noon), 'UTC', 4);

type Row = readonly [kind: string, guide: string, question: string, rating: Rating, minute: number, ref: number];

function logOf(rows: readonly Row[]): ReviewEvent[] {
  return rows.map(([kind, guide, question, rating, minute, ref], index): ReviewEvent => {
    const shared = {
      id: uuid(index),
      guide,
      at: at(noon + minute * 3_600_000),
      timeZone: 'UTC',
      rolloverHour: 4,
      device: uuid(999),
    };
    if (kind === 'undo') return { ...shared, kind, ref: uuid(ref) };
    if (kind === 'reset') return { ...shared, kind };
    if (kind === 'suspend' || kind === 'bury' || kind === 'forget' || kind === 'queue')
      return { ...shared, kind, question };
    return { ...shared, kind: 'review', question, rating, durationMs: 1000, mode: 'four', revision: 'r', edition: 'e' };
  });
}

const anyRow: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom('review', 'review', 'review', 'undo', 'undo', 'reset', 'suspend', 'bury', 'forget', 'queue'),
  fc.constantFrom('sql', 'web'),
  fc.constantFrom('a', 'old-a', 'b', 'c'),
  fc.constantFrom<Rating>(1, 2, 3, 4),
  fc.integer({ min: -48, max: 48 }),
  fc.nat({ max: 40 }),
);

const plain = (study: Pick<Study, 'states' | 'looks'>) => ({
  states: Object.fromEntries([...study.states].sort(([a], [b]) => (a < b ? -1 : 1))),
  looks: Object.fromEntries([...study.looks].sort(([a], [b]) => (a < b ? -1 : 1))),
});

test('a card that was forgotten on purpose was not looked at, until it is again: then it is new', () => {
  const rows: Row[] = [
    ['review', 'sql', 'a', 3, -48, 0],
    ['review', 'sql', 'a', 3, -3, 0],
    ['review', 'web', 'b', 3, -3, 0],
    ['forget', 'sql', 'a', 3, -2, 0],
    ['reset', 'web', '', 3, -2, 0],
  ];
  expect(plain(readStudyNow(logOf(rows), only(), cardOf, today)).looks).toEqual({});
  rows.push(['review', 'sql', 'a', 3, -1, 0]);
  expect(plain(readStudyNow(logOf(rows), only(), cardOf, today)).looks).toEqual({ 'sql/a': 'new' });
});

test('a study that grows event by event, in any order, is the fold of the whole log', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), fc.nat(), (rows, cut) => {
      const events = logOf(rows);
      const known = events.slice(0, cut % (events.length + 1));
      const study = readStudyNow(known, only(), cardOf, today);
      for (const event of [...events].reverse()) study.add(event);
      expect(plain(study)).toEqual(plain(readStudyNow(events, only(), cardOf, today)));
      expect(study.states).toEqual(
        foldSchedule(
          events.map((event) => scheduleEvent(event, cardOf)),
          only(),
        ),
      );
    }),
    { numRuns: 400 },
  );
});

test('what was looked at on the day is told apart: as a new card, or as a known one', () => {
  const events = logOf([
    ['review', 'sql', 'a', 3, -48, 0],
    ['review', 'sql', 'a', 3, 0, 0],
    ['review', 'sql', 'b', 3, 0, 0],
  ]);
  const study = readStudyNow(events, only(), cardOf, today);
  expect(Object.fromEntries(study.looks)).toEqual({ 'sql/a': 'known', 'sql/b': 'new' });
  study.add({ ...logOf([['undo', 'sql', 'b', 3, 1, 2]])[0], id: uuid(50) } as ReviewEvent);
  expect(Object.fromEntries(study.looks)).toEqual({ 'sql/a': 'known' });
});
