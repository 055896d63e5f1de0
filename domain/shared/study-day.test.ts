import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayText, isTimeZone, studyDay, studyDayStart } from '@/domain/shared/study-day';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

test.each([
  ['2026-11-25T12:00:00Z', 'UTC', 4, '2026-11-25'],
  ['2026-11-25T03:59:59Z', 'UTC', 4, '2026-11-24'],
  ['2026-11-25T04:00:00Z', 'UTC', 4, '2026-11-25'],
  ['2026-11-25T00:00:00Z', 'UTC', 0, '2026-11-25'],
  // Both nights on which the clock is moved, in the north and in the south.
  ['2026-03-29T01:59:00Z', 'Europe/Berlin', 4, '2026-03-28'],
  ['2026-03-29T02:00:00Z', 'Europe/Berlin', 4, '2026-03-29'],
  ['2026-10-25T02:59:00Z', 'Europe/Berlin', 4, '2026-10-24'],
  ['2026-10-25T03:00:00Z', 'Europe/Berlin', 4, '2026-10-25'],
  ['2026-10-03T16:59:00Z', 'Australia/Lord_Howe', 4, '2026-10-03'],
  ['2026-10-03T17:00:00Z', 'Australia/Lord_Howe', 4, '2026-10-04'],
  // Zones with half and quarter hours, and the two ends of the world.
  ['2026-06-01T22:29:00Z', 'Asia/Kolkata', 4, '2026-06-01'],
  ['2026-06-01T22:30:00Z', 'Asia/Kolkata', 4, '2026-06-02'],
  ['2026-06-01T22:15:00Z', 'Asia/Kathmandu', 4, '2026-06-02'],
  ['2026-06-01T14:00:00Z', 'Pacific/Kiritimati', 4, '2026-06-02'],
  ['2026-06-01T14:59:00Z', 'Pacific/Pago_Pago', 4, '2026-05-31'],
  // Samoa had no 30 December 2011.
  ['2011-12-30T09:59:00Z', 'Pacific/Apia', 0, '2011-12-29'],
  ['2011-12-30T10:00:00Z', 'Pacific/Apia', 0, '2011-12-31'],
  ['1969-12-31T12:00:00Z', 'UTC', 4, '1969-12-31'],
])('%s in %s with rollover at %i belongs to %s', (at, zone, rollover, expected) => {
  expect(studyDay(new Date(at), zone, rollover)).toBe(day(expected));
});

test('what is no zone is refused', () => {
  for (const name of ['', 'Mars/Olympus', '+02:00', 'UTC\0', 'Europe/Berlin-u-ca-buddhist', 'x'.repeat(80), '../etc'])
    expect(isTimeZone(name)).toBe(false);
  for (const name of ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Calcutta'])
    expect(isTimeZone(name)).toBe(true);
});

/** Another way to the same day: the wall clock as text, moved back by the rollover hours. */
function independent(at: Date, timeZone: string, rollover: number): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  return Math.floor((Date.parse(`${wall.replace(' ', 'T')}Z`) - rollover * 3_600_000) / 86_400_000);
}

test('it agrees with the wall clock in every zone, and days never run backwards', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const instants = fc.integer({ min: Date.parse('1975-01-01'), max: Date.parse('2060-01-01') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, fc.integer({ min: 0, max: 23 }), (zone, ms, rollover) => {
      const at = new Date(ms);
      const found = studyDay(at, zone, rollover);
      expect(found).toBe(independent(at, zone, rollover));
      expect(studyDay(new Date(ms + 24 * 3_600_000), zone, rollover)).toBeGreaterThanOrEqual(found);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['2026-03-29', 'Europe/Berlin', 4, '2026-03-29T02:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', 4, '2026-10-25T03:00:00.000Z'],
  // The hour of the rollover is left out in spring; the day begins when the clock jumps over it.
  ['2026-03-29', 'Europe/Berlin', 2, '2026-03-29T01:00:00.000Z'],
  ['2026-06-02', 'Pacific/Kiritimati', 0, '2026-06-01T10:00:00.000Z'],
  ['2026-06-02', 'Pacific/Pago_Pago', 23, '2026-06-03T10:00:00.000Z'],
  ['2011-12-30', 'Pacific/Apia', 0, '2011-12-30T10:00:00.000Z'],
])('the study day %s in %s with rollover at %i begins at %s', (text, zone, rollover, expected) => {
  expect(studyDayStart(dayNumber(text), zone, rollover).toISOString()).toBe(expected);
  expect(dayText(dayNumber(text))).toBe(text);
});

test('a study day begins where the one before ends, in every zone', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const days = fc.integer({ min: 2000, max: 32_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, fc.integer({ min: 0, max: 23 }), (zone, number, rollover) => {
      const start = studyDayStart(number, zone, rollover);
      expect(studyDay(start, zone, rollover)).toBeGreaterThanOrEqual(number);
      expect(studyDay(new Date(start.getTime() - 1000), zone, rollover)).toBeLessThan(number);
    }),
    { numRuns: 300 },
  );
});
