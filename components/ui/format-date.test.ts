import { expect, test } from 'vitest';
import { dayNumber } from '@/domain/shared/study-day';
import { formatDate, formatDayMonth, formatMonth } from './format-date';

test('a month that is short has three letters, each of the twelve', () => {
  const days = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-09`);
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  expect(days.map((day) => formatMonth(dayNumber(day)))).toEqual(names);
  expect(days.map((day) => formatDayMonth(dayNumber(day)))).toEqual(names.map((name) => `9 ${name}`));
  expect(days.map((day) => formatDate(day, 'short'))).toEqual(names.map((name) => `9 ${name} 2026`));
  expect(formatDate('2026-09-09')).toBe('9 September 2026');
});
