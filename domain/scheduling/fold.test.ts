import { describe, expect, test } from 'vitest';
import { newCard } from '@/domain/scheduling/card-state';
import { foldSchedule } from '@/domain/scheduling/fold';
import { elapsedDays } from '@/domain/scheduling/next-state';
import type { ScheduleEvent } from '@/domain/scheduling/schedule-event';
import { defaultSettings } from '@/domain/scheduling/settings';
import { studyDay } from '@/domain/shared/study-day';
import { at, dayMs, mark, nextId, noon, only, quiz, review, stateOf, undo } from '@/tests/support/schedule-log';

const dayOf = (ms: number) => studyDay(new Date(ms), 'UTC', 4);
const easy = review(noon, 4);
const due = noon + 8 * dayMs;
const later = noon + 2 * dayMs;

describe('what each kind of event does', () => {
  test('a wrong answer in a quiz makes a card due, and leaves its memory as it was', () => {
    const before = stateOf([easy]);
    expect(stateOf([easy, quiz(later, 0)])).toEqual({ ...before, dueDay: dayOf(later) });
    expect(stateOf([easy, quiz(later, 0.49)]).dueDay).toBe(dayOf(later));
  });
  test('a right answer in a quiz changes nothing, nor does a wrong one on a card in its steps', () => {
    expect(stateOf([easy, quiz(later, 1)])).toEqual(stateOf([easy]));
    expect(stateOf([easy, quiz(later, 0.5)])).toEqual(stateOf([easy]));
    const learning = review(noon, 1);
    expect(stateOf([learning, quiz(later, 0)])).toEqual(stateOf([learning]));
    expect(stateOf([quiz(later, 0)])).toEqual(newCard);
  });
  test('a wrong answer never makes a card due later than it was', () => {
    expect(stateOf([easy, quiz(due + 5 * dayMs, 0)]).dueDay).toBe(stateOf([easy]).dueDay);
  });
  test('a card put among the due ones is due on that day, new ones too', () => {
    expect(stateOf([easy, mark('queue', later)])).toMatchObject({ state: 'review', dueDay: dayOf(later) });
    expect(stateOf([mark('queue', later)])).toEqual({ ...newCard, dueDay: dayOf(later) });
    expect(stateOf([review(noon, 3), mark('queue', noon + 1000)]).dueAt).toBe(noon + 1000);
  });
  test('an early review after that counts the days that have passed, not those that were planned', () => {
    const events = [easy, mark('queue', later), review(later, 3)];
    expect(stateOf(events).memory).toEqual(stateOf([easy, review(later, 3)]).memory);
  });
  test('a card is buried for a day, until it is reviewed or put among the due ones', () => {
    expect(stateOf([easy, mark('bury', due)])).toEqual({ ...stateOf([easy]), buriedDay: dayOf(due) });
    expect(stateOf([easy, mark('bury', due), mark('queue', due + 1)]).buriedDay).toBeNull();
    expect(stateOf([easy, mark('bury', due), review(due + 1, 3)]).buriedDay).toBeNull();
  });
  test('a suspended card keeps all else, and a review does not bring it back', () => {
    const events = [easy, mark('suspend', later)];
    expect(stateOf(events)).toEqual({ ...stateOf([easy]), isSuspended: true });
    expect(stateOf([...events, review(due, 3)]).isSuspended).toBe(true);
    expect(stateOf([...events, mark('unsuspend', due)])).toEqual(stateOf([easy]));
  });
  test('a forgotten card begins anew, as if nothing had been before', () => {
    const before = [easy, review(due, 1), mark('suspend', due + 1), mark('forget', due + 2)];
    expect(stateOf(before)).toEqual(newCard);
    const after = review(due + dayMs, 3);
    expect(stateOf([...before, after])).toEqual(stateOf([after]));
  });
  test('a reset forgets the cards that its guide had before, and no others', () => {
    const of = (guide: string, card: string, ms: number): ScheduleEvent => ({ ...review(ms, 3, card), guide });
    const reset: ScheduleEvent = { id: nextId(), kind: 'reset', guide: 'sql', at: at(later) };
    const states = foldSchedule(
      [of('sql', 'sql/a', noon), of('web', 'web/a', noon), reset, of('sql', 'sql/b', due)],
      only(),
    );
    expect([...states].map(([card, { state }]) => [card, state])).toEqual([
      ['sql/a', 'new'],
      ['web/a', 'learning'],
      ['sql/b', 'learning'],
    ]);
  });
  test('a card is a leech from the lapses of the settings on, and is still asked', () => {
    const events = [easy];
    for (let lapse = 1; lapse <= 3; lapse += 1) {
      events.push(review(due + lapse * 40 * dayMs, 1), review(due + lapse * 40 * dayMs + 600_000, 3));
      const state = stateOf(events, only({ leechLapses: 3 }));
      expect(state).toMatchObject({ lapses: lapse, isLeech: lapse >= 3, isSuspended: false });
    }
  });
});

describe('taking back', () => {
  const lapse = review(due, 1);
  test('the last review, or one long ago, is as if it had never been', () => {
    const next = review(due + 600_000, 3);
    expect(stateOf([easy, lapse, undo(due + 1, lapse)])).toEqual(stateOf([easy]));
    expect(stateOf([easy, lapse, next, undo(due + dayMs, easy)])).toEqual(stateOf([lapse, next]));
  });
  test('a card without events that count is not there', () => {
    expect(foldSchedule([easy, undo(due, easy)], only()).size).toBe(0);
  });
  test('twice is once, and to take back the taking back brings the review back', () => {
    const first = undo(due + 1, lapse);
    expect(stateOf([easy, lapse, first, undo(due + 2, lapse)])).toEqual(stateOf([easy]));
    expect(stateOf([easy, lapse, first, undo(due + 2, first)])).toEqual(stateOf([easy, lapse]));
    const again = undo(due + 2, first);
    expect(stateOf([easy, lapse, first, again, undo(due + 3, again)])).toEqual(stateOf([easy]));
  });
  test('a suspension, a reset or a wrong answer can be taken back', () => {
    for (const event of [mark('suspend', due), mark('forget', due), quiz(later, 0)])
      expect(stateOf([easy, event, undo(due + 1, event)])).toEqual(stateOf([easy]));
  });
  test('a review may take back another one and take its place', () => {
    const better: ScheduleEvent = { ...review(due + 1000, 3), undoes: lapse.id };
    expect(stateOf([easy, lapse, better])).toEqual(stateOf([easy, better]));
  });
  test('a clock that is slow does not keep an undo from reaching its review', () => {
    expect(stateOf([easy, lapse, undo(noon - dayMs, lapse)])).toEqual(stateOf([easy]));
  });
  test('an undo reaches events of its own guide only', () => {
    const sql: ScheduleEvent = { ...lapse, guide: 'sql' };
    expect(stateOf([easy, sql, { ...undo(due + 1, sql), guide: 'web' }])).toEqual(stateOf([easy, sql]));
    expect(stateOf([easy, sql, { ...undo(due + 1, sql), guide: 'sql' }])).toEqual(stateOf([easy]));
  });
});

describe('settings', () => {
  const before = { from: null, settings: defaultSettings };
  const strict = { ...defaultSettings, desiredRetention: 0.95, learningSteps: [] };
  test('what was learned under old settings stays as it was', () => {
    const events = [easy, review(due, 3)];
    expect(stateOf(events, [before, { from: due + 1, settings: strict }])).toEqual(stateOf(events));
  });
  test('an event is folded under the settings of its own instant', () => {
    const versions = [before, { from: later, settings: strict }] as const;
    const late = review(due, 3);
    expect(stateOf([easy, late], [...versions]).intervalDays).toBeLessThan(stateOf([easy, late]).intervalDays);
    expect(stateOf([easy, late], [...versions]).memory).toEqual(stateOf([easy, late]).memory);
  });
  test('the order in which versions are listed does not matter', () => {
    const versions = { from: later, settings: strict };
    expect(stateOf([easy, review(due, 3)], [versions, before])).toEqual(
      stateOf([easy, review(due, 3)], [before, versions]),
    );
  });
  test('fuzz moves an interval by the card and not by chance, and little', () => {
    const intervals = Array.from({ length: 200 }, (_, index) => {
      const card = `card ${index}`;
      return stateOf([review(noon, 4, card)], only({ fuzz: true }), card).intervalDays;
    });
    expect(new Set(intervals)).toEqual(new Set([6, 7, 8, 9, 10]));
    expect(stateOf([easy], only({ fuzz: true }))).toEqual(stateOf([easy], only({ fuzz: true })));
  });
});

describe('study days', () => {
  const versions = (timeZone: string, rolloverHour = 4) => only({ timeZone, rolloverHour });
  const two = (first: string, second: string) => [review(Date.parse(first), 4), review(Date.parse(second), 3)];
  const grown = (events: ScheduleEvent[], timeZone: string, rolloverHour = 4) =>
    (stateOf(events, versions(timeZone, rolloverHour)).memory?.stability ?? 0) > 8.2956;

  test.each([
    ['a minute apart, on either side of the rollover', '2026-03-05T03:59:30Z', '2026-03-05T04:00:30Z', 'UTC', true],
    ['a night apart, before the rollover', '2026-03-05T23:00:00Z', '2026-03-06T03:59:00Z', 'UTC', false],
    ['either side of UTC midnight, one evening', '2026-06-09T23:50:00Z', '2026-06-10T00:10:00Z', 'America/Lima', false],
    ['the short night of spring', '2026-03-29T01:30:00Z', '2026-03-29T02:30:00Z', 'Europe/Berlin', true],
    ['before the rollover of that night', '2026-03-28T22:00:00Z', '2026-03-29T01:30:00Z', 'Europe/Berlin', false],
    ['the long night of autumn', '2026-10-25T02:30:00Z', '2026-10-25T03:30:00Z', 'Europe/Berlin', true],
    ['before the rollover of that night', '2026-10-24T22:00:00Z', '2026-10-25T02:30:00Z', 'Europe/Berlin', false],
    ['a zone with half hours', '2026-06-01T22:29:00Z', '2026-06-01T22:31:00Z', 'Asia/Kolkata', true],
  ])('%s: %s and %s in %s', (_, first, second, zone, isLater) => {
    expect(grown(two(first, second), zone)).toBe(isLater);
  });
  test('a traveller who meets a day twice loses nothing, and no day is below zero', () => {
    const auckland = { ...review(Date.parse('2026-03-02T20:00:00Z'), 4), timeZone: 'Pacific/Auckland' };
    const angeles = { ...review(Date.parse('2026-03-03T05:00:00Z'), 3), timeZone: 'America/Los_Angeles' };
    const state = stateOf([auckland, angeles]);
    expect(state.memory?.stability).toBe(8.2956);
    expect(elapsedDays(stateOf([auckland]), state.lastDay ?? 0)).toBe(0);
    expect(state.dueDay).toBe(studyDay(new Date('2026-03-02T12:00:00Z'), 'UTC', 0) + state.intervalDays);
  });
  test('the zone and the hour of an event go before those of the settings, and a stored day before both', () => {
    const own = { ...easy, timeZone: 'Pacific/Auckland', rolloverHour: 0 };
    expect(stateOf([own], versions('America/Lima')).lastDay).toBe(dayOf(noon) + 1);
    expect(stateOf([{ ...own, day: 5 }]).lastDay).toBe(5);
  });
  test('a step that crosses the rollover is due on the next study day', () => {
    const lateAtNight = Date.parse('2026-03-03T03:55:00Z');
    expect(stateOf([review(lateAtNight, 3)])).toMatchObject({ lastDay: dayOf(noon), dueDay: dayOf(noon) + 1 });
  });
});
