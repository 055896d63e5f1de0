import { describe, expect, test } from 'vitest';
import {
  aheadFinding,
  bandName,
  calibrationFinding,
  durationWords,
  readinessFinding,
  retentionFinding,
  runFinding,
  yearFinding,
} from './findings';

describe('what a drawing shows, in words', () => {
  test('minutes are said as nobody would be misled by them', () => {
    const said = [0, 44, 60, 89, 660, 5340, 5400, 7200, 9000].map(durationWords);
    expect(said).toEqual([
      'under a minute',
      'under a minute',
      'about 1 minute',
      'about 1 minute',
      'about 11 minutes',
      'about 89 minutes',
      'about 1.5 hours',
      'about 2 hours',
      'about 2.5 hours',
    ]);
  });

  test('reviews ahead: today, tomorrow and all of them', () => {
    expect(aheadFinding([24, 9, ...Array.from({ length: 28 }, () => 10)])).toBe(
      '24 due today, 9 tomorrow; 313 in the next 30 days, about 10 a day, before any new cards.',
    );
    expect(aheadFinding(Array.from({ length: 30 }, () => 0))).toContain('less than one a day');
  });

  test('the year counts reviews and days, one as one', () => {
    expect(yearFinding([{ day: 1, reviews: 1 }])).toBe('1 review on 1 day');
    expect(
      yearFinding([
        { day: 1, reviews: 1200 },
        { day: 2, reviews: 0 },
        { day: 3, reviews: 3 },
      ]),
    ).toBe('1,203 reviews on 2 days');
  });

  test('a run that ended is not spoken of, and one day is no run', () => {
    expect([runFinding({ current: 0, longest: 31 }), runFinding({ current: 1, longest: 31 })]).toEqual([null, null]);
    expect(runFinding({ current: 18, longest: 31 })).toContain('18 days in a row, longest 31.');
    expect(runFinding({ current: 18, longest: 18 })).toContain('18 days in a row. ');
  });

  test('readiness says whence and whither', () => {
    const guide = {
      slug: 's',
      title: 'SQL',
      total: 1,
      learned: 1,
      due: 0,
      history: Array.from({ length: 42 }, () => 0.42),
    };
    expect(readinessFinding({ ...guide, readiness: 0.62 })).toBe('SQL went from 42% to 62% in 6 weeks.');
    expect(readinessFinding({ ...guide, readiness: 0.421 })).toBe('SQL stayed at 42% over 6 weeks.');
  });

  test('bands are named by their days, and empty ones are not spoken of', () => {
    expect([bandName({ from: 1, to: 1 }), bandName({ from: 2, to: 6 }), bandName({ from: 90, to: null })]).toEqual([
      '1 day',
      '2 to 6 days',
      '90 days or more',
    ]);
    const interval = { low: 0, high: 1 };
    expect(
      retentionFinding([
        { from: 1, to: 1, n: 10, recalled: 9, interval },
        { from: 2, to: 6, n: 0, recalled: 0, interval: null },
      ]),
    ).toBe('Recalled: 90% after 1 day.');
    expect(retentionFinding([])).toContain('yet');
  });

  test('predictions that are too few are not judged', () => {
    const few = { n: 42, needed: 100, isEnough: false, predicted: 0.9, recalled: 0.5, meanError: 0.4, bins: [] };
    expect(calibrationFinding(few)).toBe('Not enough yet: 42 of the 100 answers that this needs.');
    expect(calibrationFinding({ ...few, n: 1541, isEnough: true, recalled: 0.92 })).toBe(
      'Over 1,541 answers, the schedule expected you to recall 90 in a hundred; you recalled 92.',
    );
  });
});
